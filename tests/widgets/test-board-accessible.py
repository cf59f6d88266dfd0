#!/usr/bin/python3
# SPDX-FileCopyrightText: The Pergola authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader meets on a board: every item by its name, saying what it is, and doing what it is told.

test-board-accessible.py BOARD-DEMO"""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

CARDS = [
    "Social learning team", "Monthly leak clinic", "Control-room visit", "Night-flow checklist",
    "A contact in every city", "Night-flow trial", "Losses down 11 %", "Fit our pipes", "Safe to fail",
]
LINK = "Link from Monthly leak clinic to Night-flow checklist"


def children(node):
    return [node.get_child_at_index(i) for i in range(node.get_child_count())]


def walk(node):
    yield node
    for child in children(node):
        if child is not None:
            yield from walk(child)


def wait_for(find):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            found = find()
            if found:
                return found
        except GLib.Error:
            pass  # something in the tree went away while it was walked: look again
        time.sleep(0.1)
    return None


def find_app():
    return next((a for a in children(Atspi.get_desktop(0)) if a and a.get_name() == "board-demo"), None)


def items(app):
    return {n.get_name(): n for n in walk(app) if n.get_role() == Atspi.Role.LIST_ITEM}


def find_item(app, name):
    return items(app).get(name)


def do(node, name):
    for i in range(node.get_n_actions()):
        if node.get_action_name(i) == name:
            return node.do_action(i)
    return False


tests = []


def test(function):
    tests.append(function)
    return function


@test
def every_item_by_name(app):
    found = wait_for(lambda: len(items(app)) >= 12 and items(app))
    missing = [name for name in CARDS + [LINK] if name not in (found or {})]
    assert not missing, f"missing: {missing}"


@test
def items_say_what_they_are(app):
    node = wait_for(lambda: find_item(app, "Monthly leak clinic"))
    text = node.get_description()
    for words in ("Immediate", "12 people", "Leads to Night-flow checklist"):
        assert words in text, text


@test
def items_lie_where_they_are_seen(app):
    a = find_item(app, "Monthly leak clinic").get_extents(Atspi.CoordType.WINDOW)
    b = find_item(app, "Night-flow checklist").get_extents(Atspi.CoordType.WINDOW)
    assert a.width > 40 and a.height > 20, (a.width, a.height)
    assert a.x + a.width < b.x, (a.x, b.x)


@test
def an_item_is_selected(app):
    node = find_item(app, "Losses down 11 %")
    assert do(node, "node.select")
    assert wait_for(lambda: node.get_state_set().contains(Atspi.StateType.SELECTED))
    assert wait_for(lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED))


@test
def an_item_is_renamed(app):
    assert do(find_item(app, "Night-flow trial"), "node.rename")
    entry = wait_for(lambda: next((n for n in walk(app) if n.get_role() == Atspi.Role.TEXT
                                   and n.get_state_set().contains(Atspi.StateType.FOCUSED)), None))
    assert entry, "no field to type in"
    Atspi.EditableText.set_text_contents(entry, "Night-flow trial, Zone 3")
    assert wait_for(lambda: find_item(app, "Night-flow trial, Zone 3"))
    assert do(find_item(app, "Monthly leak clinic"), "node.select")
    assert wait_for(lambda: not any(n.get_role() == Atspi.Role.TEXT for n in walk(app)))


@test
def an_item_is_deleted(app):
    assert do(find_item(app, "Control-room visit"), "node.delete")
    assert wait_for(lambda: find_item(app, "Control-room visit") is None)


def main():
    demo = subprocess.Popen([sys.argv[1]])
    failed = 0
    try:
        app = wait_for(find_app)
        print(f"1..{len(tests)}", flush=True)
        for number, function in enumerate(tests, 1):
            try:
                function(app)
                print(f"ok {number} {function.__name__}", flush=True)
            except Exception as error:  # one failure must not hide the others
                failed += 1
                print(f"# {error!r}\nnot ok {number} {function.__name__}", flush=True)
    finally:
        demo.terminate()
        demo.wait(10)
    return failed > 0


sys.exit(main())
