/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Three projects, each a file or what edits made of another one: what comes of joining them. */

#include "config.h"

#include "edits.h"
#include "pergola-merge.h"

#include <string.h>

static PergolaProject *
make_side (PergolaProject *from, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  PergolaProject *project;

  if (*text == '<')
    return pergola_reader_read_bytes (bytes, "fuzz", fuzz_get_frameworks (), NULL);
  project = from != NULL ? fuzz_copy_project (from) : fuzz_new_project ();
  fuzz_edit (project, text);
  return project;
}

static void
assert_same (GBytes *a, GBytes *b)
{
  if (!g_bytes_equal (a, b))
    g_error ("One:\n%.*s\nthe other:\n%.*s", (int) g_bytes_get_size (a), (const char *) g_bytes_get_data (a, NULL),
             (int) g_bytes_get_size (b), (const char *) g_bytes_get_data (b, NULL));
}

static void
check_nothing (PergolaProject *base, PergolaProject *ours, PergolaProject *theirs)
{
  g_autoptr (PergolaMerge) merge = pergola_merge_new (base, ours, theirs);

  g_assert_cmpuint (pergola_merge_count_changes (merge), ==, 0);
  g_assert_cmpuint (pergola_merge_get_collisions (merge)->len, ==, 0);
}

/* Undone, it is ours again; taken once, there is nothing more to take. */
static void
check_merge (PergolaProject *base, PergolaProject *ours, PergolaProject *theirs)
{
  g_autoptr (PergolaMerge) merge = pergola_merge_new (base, ours, theirs);
  g_autoptr (PergolaProject) project = fuzz_copy_project (ours);
  g_autoptr (GBytes) before = pergola_writer_write (project);
  g_autoptr (GBytes) joined = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GError) error = NULL;

  pergola_merge_apply (merge, project, "Join", &error);
  g_assert_no_error (error);
  joined = fuzz_check_written (project);
  check_nothing (theirs, project, theirs);
  if (pergola_history_can_undo (pergola_project_get_history (project)))
    pergola_history_undo (pergola_project_get_history (project));
  g_assert_false (pergola_history_can_undo (pergola_project_get_history (project)));
  undone = pergola_writer_write (project);
  assert_same (before, undone);
}

/* What was changed on one side alone is what that side has. */
static void
check_one_side (PergolaProject *base, PergolaProject *theirs)
{
  g_autoptr (PergolaMerge) merge = pergola_merge_new (base, base, theirs);
  g_autoptr (PergolaProject) project = fuzz_copy_project (base);
  g_autoptr (GBytes) wanted = pergola_writer_write (theirs);
  g_autoptr (GBytes) joined = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (pergola_merge_get_collisions (merge)->len, ==, 0);
  pergola_merge_apply (merge, project, "Join", &error);
  g_assert_no_error (error);
  joined = pergola_writer_write (project);
  assert_same (wanted, joined);
}

void
fuzz_try (const guint8 *data, gsize size)
{
  g_autofree char *base_text = fuzz_take_text (&data, &size);
  g_autofree char *our_text = fuzz_take_text (&data, &size);
  g_autofree char *their_text = fuzz_take_text (&data, &size);
  g_autoptr (PergolaProject) base = make_side (NULL, base_text);
  g_autoptr (PergolaProject) ours = make_side (base, our_text);
  g_autoptr (PergolaProject) theirs = make_side (base, their_text);

  if (base == NULL || ours == NULL || theirs == NULL || !pergola_merge_is_same (base, ours) ||
      !pergola_merge_is_same (base, theirs))
    return;
  check_nothing (base, ours, ours);
  check_nothing (base, ours, base);
  check_one_side (base, theirs);
  check_merge (base, ours, theirs);
  check_merge (base, theirs, ours);
  check_merge (NULL, ours, theirs);
}
