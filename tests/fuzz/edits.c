/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "edits.h"

#include <string.h>

#define START                                                                                                          \
  "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\" xmlns:o=\"urn:o\">\n"    \
  "  <title>Water</title>\n"                                                                                           \
  "  <framework id=\"people\" version=\"1\"/>\n  <framework id=\"value\" version=\"1\"/>\n"                            \
  "  <item id=\"p2222222\" kind=\"person\" rank=\"i\" audience=\"circle\"><field id=\"title\">Ana</field></item>\n"    \
  "  <item id=\"s2222222\" kind=\"story\" rank=\"i\" audience=\"me\"><field id=\"text\">It rained.\nIt poured, and "   \
  "rained, and poured again until the pumps gave way and the meters stood still, all night long, in each zone of "     \
  "the network.</field></item>\n"                                                                                      \
  "  <item id=\"t2222222\" kind=\"step\" rank=\"i\" parent=\"s2222222\"/>\n"                                           \
  "  <item id=\"v2222222\" kind=\"value\" rank=\"i\" audience=\"everyone\" o:color=\"red\"><field id=\"title\">Leak "  \
  "clinic</field><field id=\"type\">immediate</field><field id=\"later\" o:form=\"new\"/><o:note>n</o:note></item>\n"  \
  "  <item id=\"v3333333\" kind=\"value\" rank=\"q\" audience=\"everyone\"><field id=\"title\">Trust</field></item>\n" \
  "  <link id=\"l2222222\" kind=\"flow\" from=\"v2222222\" to=\"v3333333\"/>\n"                                        \
  "  <board id=\"value.figure\"><option id=\"variant\">seven</option><place item=\"v2222222\" x=\"1\" "                \
  "y=\"2\"/></board>\n"                                                                                                \
  "</project>\n"

typedef struct
{
  PergolaProject *project;
  const guchar *script;
} Hand;

PergolaProject *
fuzz_new_project (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (START, strlen (START));
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_bytes (bytes, "start", fuzz_get_frameworks (), &error);

  g_assert_no_error (error);
  return project;
}

PergolaProject *
fuzz_copy_project (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);
  g_autoptr (GError) error = NULL;
  PergolaProject *copy = pergola_reader_read_bytes (bytes, "copy", fuzz_get_frameworks (), &error);

  g_assert_no_error (error);
  return copy;
}

/* Below @n; 0 when the script has ended. */
static guint
choose (Hand *hand, guint n)
{
  guint byte = *hand->script;

  if (byte != 0)
    hand->script++;
  return n > 0 ? byte % n : 0;
}

static PergolaItem *
choose_item (Hand *hand, gboolean link)
{
  g_autoptr (GPtrArray) items =
    link ? pergola_project_list_links (hand->project, NULL) : pergola_project_list_items (hand->project, NULL);

  return items->len > 0 ? g_ptr_array_index (items, choose (hand, items->len)) : NULL;
}

/* (transfer full) (nullable): some words, or some bytes of the script itself. */
static char *
choose_text (Hand *hand)
{
  static const char *const texts[] = {
    NULL,        "",          "Leak clinic", "Trust",    "a\nb",       "<&>\"'", "\xe6\xbc\x8f\xe6\xb0\xb4",
    "immediate", "potential", "me",          "everyone", "2026-05-14", "0.5",    "-1",
    "hs",        "r"
  };
  guint n = choose (hand, G_N_ELEMENTS (texts) + 4);
  g_autofree char *own = NULL;
  gsize length;

  if (n < G_N_ELEMENTS (texts))
    return g_strdup (texts[n]);
  length = strnlen ((const char *) hand->script, choose (hand, 24));
  own = g_strndup ((const char *) hand->script, length);
  hand->script += strnlen ((const char *) hand->script, length);
  return g_utf8_make_valid (own, -1);
}

static PergolaFramework *
choose_framework (Hand *hand)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (hand->project);

  return g_ptr_array_index (frameworks, choose (hand, frameworks->len));
}

static void
add (Hand *hand)
{
  GPtrArray *kinds = choose_framework (hand)->kinds;
  const PergolaKind *kind = g_ptr_array_index (kinds, choose (hand, kinds->len));
  g_autoptr (GPtrArray) parents =
    kind->parent != NULL ? pergola_project_list_items (hand->project, kind->parent) : g_ptr_array_new ();
  PergolaItem *parent = parents->len > 0 ? g_ptr_array_index (parents, choose (hand, parents->len)) : NULL;

  pergola_project_add (hand->project, kind->id, parent != NULL ? pergola_item_get_id (parent) : NULL);
}

static void
set (Hand *hand, gboolean link)
{
  static const char *const keys[] = { "title", "title",     "note",    "type",  "text",  "date",
                                      "@rank", "@audience", "@parent", "@from", "later", "number" };
  PergolaItem *item = choose_item (hand, link);
  const char *key = keys[choose (hand, G_N_ELEMENTS (keys))];
  g_autofree char *text = choose_text (hand);

  if (item != NULL)
    pergola_project_set (hand->project, pergola_item_get_id (item), key, text, NULL);
}

static void
join (Hand *hand)
{
  GPtrArray *kinds = choose_framework (hand)->links;
  PergolaItem *from = choose_item (hand, FALSE), *to = choose_item (hand, FALSE);

  if (kinds->len > 0 && from != NULL && to != NULL)
    pergola_project_link (hand->project, ((PergolaLinkKind *) g_ptr_array_index (kinds, choose (hand, kinds->len)))->id,
                          pergola_item_get_id (from), pergola_item_get_id (to), NULL);
}

static void
place (Hand *hand)
{
  PergolaItem *item = choose_item (hand, FALSE);
  double x = choose (hand, 100) / 8.0;

  if (item == NULL)
    return;
  if (choose (hand, 3) == 0)
    pergola_project_unset_place (hand->project, "value.figure", pergola_item_get_id (item));
  else
    pergola_project_set_place (hand->project, "value.figure", pergola_item_get_id (item), x, -x);
}

static void
set_property (Hand *hand)
{
  static const char *const keys[] = { "title", "language", "value.figure/variant", "value.cycles/story" };
  const char *key = keys[choose (hand, G_N_ELEMENTS (keys))];
  g_autofree char *text = choose_text (hand);

  pergola_project_set_property (hand->project, key, text, NULL);
}

static void
take_out (Hand *hand)
{
  PergolaItem *item = choose_item (hand, choose (hand, 3) == 0);

  if (item != NULL)
    pergola_project_remove (hand->project, pergola_item_get_id (item));
}

static void
edit (Hand *hand, guint what)
{
  switch (what)
    {
    case 0:
      add (hand);
      break;
    case 1:
      take_out (hand);
      break;
    case 2:
      join (hand);
      break;
    case 3:
      place (hand);
      break;
    case 4:
      set_property (hand);
      break;
    default:
      set (hand, what == 5);
      break;
    }
}

void
fuzz_edit (PergolaProject *project, const char *script)
{
  Hand hand = { project, (const guchar *) script };
  PergolaHistory *history = pergola_project_get_history (project);

  /* Ids of what is added are the same each time. */
  g_random_set_seed (g_str_hash (script));
  for (guint n = 0; n < 64 && *hand.script != 0 && pergola_project_list_frameworks (project)->len > 0; n++)
    {
      guint what = choose (&hand, 12);

      if (what == 10)
        pergola_history_undo (history);
      else if (what == 11)
        pergola_history_redo (history);
      else
        {
          pergola_project_begin (project, "Edit");
          for (guint more = choose (&hand, 3) + 1; more > 0; more--)
            edit (&hand, what);
          pergola_project_commit (project);
        }
    }
}
