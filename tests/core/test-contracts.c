/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What every kind, field, link and board of every framework promises, whatever its words: it can be made, filled,
 * linked, saved, read, checked, copied and undone. A new framework is held to this without a new test. */

#include "pergola-core.h"

typedef void (*Contract) (PergolaProject *project, gconstpointer definition);

/* A value that the field must take. */
static const char *
sample_value (const PergolaFieldDef *field)
{
  switch (field->type)
    {
    case PERGOLA_FIELD_LINE:
      return "Leak <clinic> & more";
    case PERGOLA_FIELD_TEXT:
    case PERGOLA_FIELD_LINES:
      return "First line\n  second, indented\n";
    case PERGOLA_FIELD_CHOICE:
    case PERGOLA_FIELD_CHOICES:
      return ((const PergolaChoice *) g_ptr_array_index (field->choices, field->choices->len - 1))->id;
    case PERGOLA_FIELD_NUMBER:
    case PERGOLA_FIELD_SCORE:
      return field->min <= 1 && field->max >= 1 ? "1" : "5";
    case PERGOLA_FIELD_DATE:
      return "2026-05-14";
    case PERGOLA_FIELD_TIME:
      return "09:30";
    case PERGOLA_FIELD_DURATION:
      return "90";
    case PERGOLA_FIELD_PERSON:
    case PERGOLA_FIELD_ITEM:
      return "p2345678";
    case PERGOLA_FIELD_BOOLEAN:
      return "yes";
    case PERGOLA_FIELD_STROKES:
      return "1,2 3,4";
    default:
      g_assert_not_reached ();
    }
}

/* A value that the field must refuse, or NULL where it takes any text. */
static const char *
wrong_value (const PergolaFieldDef *field)
{
  switch (field->type)
    {
    case PERGOLA_FIELD_LINE:
    case PERGOLA_FIELD_TEXT:
    case PERGOLA_FIELD_LINES:
      return NULL;
    default:
      return "no such thing!";
    }
}

static void
check_saved_whole (PergolaProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_writer_write (project);
  g_autoptr (PergolaProject) again =
    pergola_reader_read_bytes (bytes, "saved", pergola_project_get_frameworks (project), &error);
  g_autoptr (GBytes) second = NULL;

  g_assert_no_error (error);
  second = pergola_writer_write (again);
  g_assert_true (g_bytes_equal (bytes, second));
}

static void
fill_in (PergolaProject *project, const char *id, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (fields, i);
      const char *wrong = wrong_value (field);
      g_autoptr (GError) error = NULL;

      pergola_edit_set (project, id, field->id, sample_value (field), FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pergola_item_get (pergola_project_get (project, id), field->id), ==, sample_value (field));
      if (wrong != NULL)
        g_assert_false (pergola_edit_set (project, id, field->id, wrong, FALSE, NULL));
      g_assert_cmpstr (pergola_item_get (pergola_project_get (project, id), field->id), ==, sample_value (field));
    }
}

static char *
add (PergolaProject *project, const char *kind)
{
  const PergolaKind *def = pergola_project_get_kind (project, kind);
  g_autofree char *parent = def->parent != NULL ? add (project, def->parent) : NULL;
  char *id;

  pergola_project_begin (project, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (project, kind, parent)));
  pergola_project_commit (project);

  return id;
}

static void
contract_kind (PergolaProject *project, gconstpointer definition)
{
  const PergolaKind *kind = definition;
  g_autofree char *id = add (project, kind->id);
  g_auto (GStrv) copies = NULL;

  g_assert_cmpstr (((const PergolaFieldDef *) g_ptr_array_index (kind->fields, 0))->id, ==, "title");
  g_assert_cmpint (pergola_item_get_audience (pergola_project_get (project, id)), ==, kind->audience);
  fill_in (project, id, kind->fields);
  check_saved_whole (project);

  copies = pergola_edit_duplicate (project, (char *[]){ id, NULL });
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);

      g_assert_cmpstr (pergola_item_get (pergola_project_get (project, copies[0]), field->id), ==,
                       sample_value (field));
    }
  pergola_edit_delete (project, copies);
  pergola_edit_delete (project, (char *[]){ id, NULL });
  g_assert_cmpuint (pergola_project_count (project, kind->id), ==, 0);
}

static void
contract_link (PergolaProject *project, gconstpointer definition)
{
  const PergolaLinkKind *kind = definition;

  for (guint f = 0; kind->from[f] != NULL; f++)
    for (guint t = 0; kind->to[t] != NULL; t++)
      {
        g_autofree char *from = add (project, kind->from[f]);
        g_autofree char *to = add (project, kind->to[t]);
        g_autoptr (GError) error = NULL;
        PergolaItem *link = pergola_edit_link (project, kind->id, from, to, &error);

        g_assert_no_error (error);
        fill_in (project, pergola_item_get_id (link), kind->fields);
        check_saved_whole (project);
      }
}

static void
contract_board (PergolaProject *project, gconstpointer definition)
{
  const PergolaBoardDef *board = definition;

  for (guint z = 0; z < board->zones->len; z++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, z);
      GPtrArray *sources[] = { zone->cards, zone->above, zone->below };

      g_assert_nonnull (zone->title);
      g_assert_cmpuint (zone->cards->len, >, 0);
      for (guint s = 0; s < G_N_ELEMENTS (sources); s++)
        for (guint c = 0; c < sources[s]->len; c++)
          {
            const PergolaCards *cards = g_ptr_array_index (sources[s], c);
            PergolaItem *item = pergola_edit_add (project, zone, cards, "Card", NULL);
            g_autoptr (GPtrArray) there = pergola_project_list_cards (project, cards);

            g_assert_true (g_ptr_array_find (there, item, NULL));
          }
    }
  check_saved_whole (project);
}

static void
check (PergolaFrameworks *frameworks, Contract contract, gconstpointer definition)
{
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  g_autoptr (GBytes) first = pergola_writer_write (project);
  g_autoptr (GBytes) last = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  contract (project, definition);

  /* A person or item that is not there is a problem to be reported; nothing else may be. */
  problems = pergola_project_check (project);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((PergolaProblem *) g_ptr_array_index (problems, i))->type, ==, PERGOLA_PROBLEM_VALUE);

  while (pergola_history_undo (pergola_project_get_history (project)))
    ;
  last = pergola_writer_write (project);
  g_assert_true (g_bytes_equal (first, last));
}

static void
check_all (PergolaFramework *framework, PergolaFrameworks *frameworks)
{
  for (guint i = 0; i < framework->kinds->len; i++)
    check (frameworks, contract_kind, g_ptr_array_index (framework->kinds, i));
  for (guint i = 0; i < framework->links->len; i++)
    check (frameworks, contract_link, g_ptr_array_index (framework->links, i));
  for (guint i = 0; i < framework->boards->len; i++)
    check (frameworks, contract_board, g_ptr_array_index (framework->boards, i));
}

/* A definition with one field of every type, so that each is held to the contract before a figure needs it. */
static GBytes *
framework_of_every_type (void)
{
  GString *xml = g_string_new ("<framework xmlns='" PERGOLA_FRAMEWORK_NAMESPACE "' id='every' version='1'>"
                               "<title>Every type</title><kind id='thing' audience='me'><title>Thing</title>"
                               "<plural>Things</plural><field id='title' type='line'><title>Title</title></field>");

  for (PergolaFieldType type = PERGOLA_FIELD_LINE; type <= PERGOLA_FIELD_STROKES; type++)
    {
      const char *name = pergola_field_type_to_string (type);
      gboolean choices = type == PERGOLA_FIELD_CHOICE || type == PERGOLA_FIELD_CHOICES;

      g_string_append_printf (xml, "<field id='a-%s' type='%s'%s><title>A %s</title>%s</field>", name, name,
                              type == PERGOLA_FIELD_SCORE  ? " min='0' max='10'"
                              : type == PERGOLA_FIELD_ITEM ? " of='thing'"
                                                           : "",
                              name, choices ? "<choice id='one'><title>One</title></choice>" : "");
    }
  g_string_append (xml, "</kind></framework>");

  return g_string_free_to_bytes (xml);
}

static void
test_contracts (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GBytes) every = framework_of_every_type ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  pergola_frameworks_add_bytes (frameworks, every, "every.xml", &error);
  g_assert_no_error (error);

  ids = pergola_frameworks_list (frameworks);
  g_assert_cmpuint (ids->len, >=, 2);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PergolaFramework) framework =
        pergola_frameworks_get (frameworks, g_ptr_array_index (ids, i), "en", &error);

      g_assert_no_error (error);
      check_all (framework, frameworks);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contracts", test_contracts);
  return g_test_run ();
}
