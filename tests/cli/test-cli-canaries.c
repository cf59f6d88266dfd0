/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* A word that stands nowhere else in every field of every kind of item, for every audience, and for every consent: what
 * leaves the program for an audience holds none that it may not see, whatever the format, and shows all that it may. */

#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"
#include "pergola-core.h"

static const PergolaAudience AUDIENCES[] = { PERGOLA_AUDIENCE_ME, PERGOLA_AUDIENCE_CIRCLE, PERGOLA_AUDIENCE_EVERYONE };

static const char *const CONSENTS[] = { "", "named", "unnamed", "withheld" };

typedef struct
{
  char *word;
  PergolaAudience widest; /* for whom it is… */
  PergolaAudience drawn;  /* …where no person stands for themselves */
  char *what;             /* for messages */
} Canary;

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  GArray *canaries;
  guint n;
} Cage;

static void
clear_canary (gpointer data)
{
  Canary *canary = data;

  g_free (canary->word);
  g_free (canary->what);
}

/* (transfer none): a word of letters only, so that no tool parts it. */
static const char *
add_canary (Cage *cage, PergolaAudience widest, PergolaAudience drawn, char *what)
{
  Canary canary = { .widest = widest, .drawn = drawn, .what = what };
  GString *word = g_string_new ("Qz");

  for (guint n = ++cage->n; n > 0 || word->len < 6; n /= 20)
    g_string_append_c (word, "bcdfghjklmnpqrstvwxz"[n % 20]);
  g_string_append_c (word, 'y');
  canary.word = g_string_free (word, FALSE);
  g_array_append_val (cage->canaries, canary);

  return canary.word;
}

static void
set (Cage *cage, PergolaItem *item, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_project_set (cage->project, pergola_item_get_id (item), key, value, &error);
  g_assert_no_error (error);
}

/* --- What is in it --- */

static PergolaItem *
add_person (Cage *cage, const char *where, PergolaAudience own, PergolaAudience drawn)
{
  PergolaItem *person = pergola_project_add (cage->project, "person", NULL);
  PergolaAudience widest = MAX (own, drawn);

  set (cage, person, "@audience", pergola_audience_to_string (own));
  set (cage, person, "title",
       add_canary (cage, widest, drawn,
                   g_strdup_printf ("a person for %s, drawn for %s, %s", pergola_audience_to_string (own),
                                    pergola_audience_to_string (drawn), where)));

  return person;
}

static const char *
get_consent (PergolaItem *item)
{
  const char *consent = pergola_item_get (item, "consent");

  return consent != NULL ? consent : "";
}

/* For whom a name in a field is drawn, as the rules say it: in words of this test, not of the program. */
static PergolaAudience
get_drawn (PergolaItem *item, const PergolaFieldDef *field, PergolaAudience widest, PergolaAudience own)
{
  const char *consent = g_strcmp0 (field->role, "teller") == 0 ? get_consent (item) : "";

  if (g_str_equal (consent, "unnamed") || g_str_equal (consent, "withheld"))
    own = MIN (own, PERGOLA_AUDIENCE_CIRCLE);
  if (g_str_equal (consent, "named") && own == PERGOLA_AUDIENCE_CIRCLE)
    own = PERGOLA_AUDIENCE_EVERYONE;

  return MIN (widest, own);
}

static void
fill_field (Cage *cage, PergolaItem *item, const PergolaFieldDef *field, PergolaAudience widest)
{
  g_autofree char *what = g_strdup_printf ("%s of a %s for %s, consent “%s”", field->id, pergola_item_get_kind (item),
                                           pergola_audience_to_string (widest), get_consent (item));

  switch (field->type)
    {
    case PERGOLA_FIELD_LINE:
    case PERGOLA_FIELD_TEXT:
    case PERGOLA_FIELD_LINES:
      set (cage, item, field->id, add_canary (cage, widest, widest, g_steal_pointer (&what)));
      break;
    case PERGOLA_FIELD_CHOICE:
      if (pergola_item_get (item, field->id) == NULL && g_strcmp0 (field->role, "consent") != 0)
        set (cage, item, field->id,
             ((PergolaChoice *) g_ptr_array_index (field->choices, cage->n % field->choices->len))->id);
      break;
    case PERGOLA_FIELD_PERSON:
      {
        PergolaAudience own = AUDIENCES[cage->n % G_N_ELEMENTS (AUDIENCES)];
        PergolaItem *person = add_person (cage, what, own, get_drawn (item, field, widest, own));

        set (cage, item, field->id, pergola_item_get_id (person));
        cage->n++;
        break;
      }
    default:
      break;
    }
}

static PergolaItem *
add_item (Cage *cage,
          const PergolaKind *kind,
          PergolaItem *parent,
          PergolaAudience audience,
          PergolaAudience widest,
          const char *consent)
{
  PergolaItem *item =
    pergola_project_add (cage->project, kind->id, parent != NULL ? pergola_item_get_id (parent) : NULL);

  set (cage, item, "@audience", pergola_audience_to_string (audience));
  if (*consent != '\0')
    set (cage, item, "consent", consent);
  for (guint i = 0; i < kind->fields->len; i++)
    fill_field (cage, item, g_ptr_array_index (kind->fields, i), widest);

  return item;
}

/* Of each kind that lives in this one, one for each audience. */
static void
add_children (Cage *cage, const PergolaKind *of, PergolaItem *parent, PergolaAudience widest)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (cage->project);

  for (guint f = 0; f < frameworks->len; f++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, f);

      for (guint k = 0; k < framework->kinds->len; k++)
        {
          const PergolaKind *kind = g_ptr_array_index (framework->kinds, k);

          for (guint a = 0; g_strcmp0 (kind->parent, of->id) == 0 && a < G_N_ELEMENTS (AUDIENCES); a++)
            add_item (cage, kind, parent, AUDIENCES[a], MIN (AUDIENCES[a], widest), "");
        }
    }
}

static void
add_kind (Cage *cage, const PergolaKind *kind)
{
  gboolean asks = pergola_kind_get_field_by_role (kind, "consent") != NULL;

  if (kind->parent != NULL || g_strcmp0 (kind->role, "person") == 0)
    return;
  for (guint a = 0; a < G_N_ELEMENTS (AUDIENCES); a++)
    for (guint c = 0; c < (asks ? G_N_ELEMENTS (CONSENTS) : 1); c++)
      for (guint again = 0; again < (asks ? 3 : 1); again++)
        {
          /* Who was not asked has not agreed. */
          gboolean withheld = g_str_equal (CONSENTS[c], "withheld") || (asks && *CONSENTS[c] == '\0');
          PergolaAudience widest = withheld ? MIN (AUDIENCES[a], PERGOLA_AUDIENCE_CIRCLE) : AUDIENCES[a];
          PergolaItem *item = add_item (cage, kind, NULL, AUDIENCES[a], widest, CONSENTS[c]);

          add_children (cage, kind, item, widest);
        }
}

/* Each step tells of a value, for whomever that is. */
static void
add_links (Cage *cage)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_items (cage->project, "step");
  g_autoptr (GPtrArray) values = pergola_project_list_items (cage->project, "value");
  g_autoptr (GPtrArray) indicators = pergola_project_list_items (cage->project, "indicator");

  for (guint i = 0; i < steps->len; i++)
    {
      const char *step = pergola_item_get_id (g_ptr_array_index (steps, i));

      pergola_project_link (cage->project, "tells", step,
                            pergola_item_get_id (g_ptr_array_index (values, i % values->len)), NULL);
      pergola_project_link (cage->project, "instance", step,
                            pergola_item_get_id (g_ptr_array_index (indicators, i % indicators->len)), NULL);
    }
}

/* @words: the step says nothing, and what it tells of is for @audience; or the words of the step are also the title of
 * the card that was made of it, and it is the story that is for them. */
static void
add_told (Cage *cage, PergolaAudience audience, const char *consent, gboolean words)
{
  const char *wide = pergola_audience_to_string (PERGOLA_AUDIENCE_EVERYONE),
             *own = pergola_audience_to_string (audience);
  PergolaItem *story = pergola_project_add (cage->project, "story", NULL);
  PergolaItem *step = pergola_project_add (cage->project, "step", pergola_item_get_id (story));
  PergolaItem *value = pergola_project_add (cage->project, "value", NULL);
  PergolaAudience widest = g_str_equal (consent, "withheld") ? MIN (audience, PERGOLA_AUDIENCE_CIRCLE) : audience;
  const char *canary =
    add_canary (cage, widest, widest, g_strdup_printf ("what is told in a story for %s, consent “%s”", own, consent));

  set (cage, story, "consent", *consent != '\0' ? consent : NULL);
  set (cage, story, "@audience", words ? own : wide);
  set (cage, step, "@audience", wide);
  set (cage, step, "type", "applied");
  set (cage, step, "title", words ? canary : NULL);
  set (cage, value, "@audience", words ? wide : own);
  set (cage, value, "type", "applied");
  set (cage, value, "title", canary);
  pergola_project_link (cage->project, "tells", pergola_item_get_id (step), pergola_item_get_id (value), NULL);
}

static void
fill (Cage *cage)
{
  GPtrArray *frameworks;

  cage->frameworks = pergola_frameworks_new ();
  cage->project = pergola_project_new (cage->frameworks);
  cage->canaries = g_array_new (FALSE, FALSE, sizeof (Canary));
  g_array_set_clear_func (cage->canaries, clear_canary);
  frameworks = pergola_project_list_frameworks (cage->project);
  pergola_project_begin (cage->project, "Fill");
  for (guint f = 0; f < frameworks->len; f++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, f);

      for (guint k = 0; k < framework->kinds->len; k++)
        add_kind (cage, g_ptr_array_index (framework->kinds, k));
    }
  add_links (cage);
  for (guint a = 0; a < G_N_ELEMENTS (AUDIENCES); a++)
    {
      add_told (cage, AUDIENCES[a], "named", FALSE);
      for (guint c = 0; c < G_N_ELEMENTS (CONSENTS); c++)
        add_told (cage, AUDIENCES[a], CONSENTS[c], TRUE);
    }
  pergola_project_commit (cage->project);
}

static void
cage_clear (Cage *cage)
{
  g_array_unref (cage->canaries);
  g_object_unref (cage->project);
  g_object_unref (cage->frameworks);
}

/* --- What leaves --- */

/* (transfer full): what is in a file, as far as it is text. */
static char *
unpack (CliRun *run, const char *name)
{
  g_autofree char *path = tmp_folder_path (&run->tmp, name);
  g_autoptr (GError) error = NULL;
  char *content, *text = NULL;
  gsize length;

  if (g_str_has_suffix (name, ".pdf"))
    {
      const char *const argv[] = { "pdftotext", path, "-", NULL };
      g_autoptr (GSubprocess) tool = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

      if (tool != NULL && g_subprocess_communicate_utf8 (tool, NULL, NULL, &text, NULL, NULL))
        return text;
      return g_strdup ("");
    }
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++)
    if (content[i] == '\0')
      content[i] = ' ';

  return content;
}

static void
check_none (Cage *cage, const char *text, PergolaAudience audience, gboolean drawn, const char *where)
{
  for (guint i = 0; i < cage->canaries->len; i++)
    {
      const Canary *canary = &g_array_index (cage->canaries, Canary, i);

      if ((drawn ? canary->drawn : canary->widest) < audience && strstr (text, canary->word) != NULL)
        g_error ("%s for %s holds %s", where, pergola_audience_to_string (audience), canary->what);
    }
}

static void
check_all (Cage *cage, const char *text, PergolaAudience audience, const char *where)
{
  for (guint i = 0; i < cage->canaries->len; i++)
    {
      const Canary *canary = &g_array_index (cage->canaries, Canary, i);

      if (canary->widest >= audience && strstr (canary->what, "person") == NULL && strstr (text, canary->word) == NULL)
        g_error ("%s for %s lacks %s", where, pergola_audience_to_string (audience), canary->what);
    }
}

/* What is drawn of stories: all that they say. */
static void
check_stories (Cage *cage, const char *text, PergolaAudience audience, const char *where)
{
  for (guint i = 0; i < cage->canaries->len; i++)
    {
      const Canary *canary = &g_array_index (cage->canaries, Canary, i);

      if (canary->drawn >= audience &&
          (strstr (canary->what, " of a story") != NULL || strstr (canary->what, " of a step") != NULL) &&
          strstr (text, canary->word) == NULL)
        g_error ("%s for %s lacks %s", where, pergola_audience_to_string (audience), canary->what);
    }
}

static void
check_show (Cage *cage, CliRun *run, PergolaAudience audience)
{
  const char *name = pergola_audience_to_string (audience);

  cli_run (run, "show", "cage.pergola", "--audience", name, NULL);
  cli_run_assert_ok (run);
  check_none (cage, run->output->str, audience, FALSE, "show");
  check_all (cage, run->output->str, audience, "show");
  cli_run (run, "show", "--json", "cage.pergola", "--audience", name, NULL);
  cli_run_assert_ok (run);
  check_none (cage, run->output->str, audience, FALSE, "show --json");
  check_all (cage, run->output->str, audience, "show --json");
}

/* Whether people stand for themselves on the board that a file was made of. */
static gboolean
draws_people (Cage *cage, const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  const PergolaBoardDef *board;

  *strrchr (name, '.') = '\0';
  board = pergola_project_get_board (cage->project, name);
  g_assert_nonnull (board);
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, i);

      for (guint k = 0; k < zone->cards->len; k++)
        if (g_str_equal (((PergolaCards *) g_ptr_array_index (zone->cards, k))->kind, "person"))
          return TRUE;
    }

  return FALSE;
}

static void
check_exports (Cage *cage, CliRun *run, PergolaAudience audience)
{
  static const char *const FORMATS[] = { "svg", "pdf", "png" };
  const char *name = pergola_audience_to_string (audience);

  for (guint f = 0; f < G_N_ELEMENTS (FORMATS); f++)
    {
      g_autofree char *folder = g_strdup_printf ("%s-%s/", name, FORMATS[f]);
      g_auto (GStrv) files = NULL;

      cli_run (run, "export", "cage.pergola", "--all", "--format", FORMATS[f], "--audience", name, "--scale", "0.1",
               "-o", folder, NULL);
      g_assert_cmpint (run->status, ==, 0);
      files = g_strsplit (g_strchomp (run->output->str), "\n", -1);
      g_assert_cmpuint (g_strv_length (files), >, 3);
      for (int i = 0; files[i] != NULL; i++)
        {
          g_autofree char *text = unpack (run, files[i]);

          check_none (cage, text, audience, !draws_people (cage, files[i]), files[i]);
          if (strstr (files[i], "value.stories") != NULL && f < 2 && *text != '\0')
            check_stories (cage, text, audience, files[i]);
        }
    }
}

static void
test_canaries (CliRun *run, gconstpointer locale)
{
  Cage cage = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = tmp_folder_path (&run->tmp, "cage.pergola");

  fill (&cage);
  bytes = pergola_writer_write (cage.project);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  for (guint a = 0; a < G_N_ELEMENTS (AUDIENCES); a++)
    {
      check_show (&cage, run, AUDIENCES[a]);
      check_exports (&cage, run, AUDIENCES[a]);
    }
  cage_clear (&cage);
}

/* Why something was left out is said with how much it was. */
static void
test_says_why (CliRun *run, gconstpointer locale)
{
  static const char *const BOARDS[] = { "value.stories", "value.matrix" };
  Cage cage = { .frameworks = pergola_frameworks_new () };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = tmp_folder_path (&run->tmp, "why.pergola");

  cage.project = pergola_project_new (cage.frameworks);
  cage.canaries = g_array_new (FALSE, FALSE, sizeof (Canary));
  pergola_project_begin (cage.project, "Tell");
  for (int i = 0; i < 3; i++)
    {
      PergolaItem *story = pergola_project_add (cage.project, "story", NULL);

      set (&cage, story, "title", "Told");
      set (&cage, story, "consent", i > 0 ? "withheld" : "named");
    }
  pergola_project_commit (cage.project);
  bytes = pergola_writer_write (cage.project);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (BOARDS); i++)
    {
      cli_run (run, "export", "why.pergola", "--board", BOARDS[i], "--format", "svg", "-o", "out.svg", NULL);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_nonnull (strstr (run->error->str, "2 items are not for everyone and were left out."));
      g_assert_nonnull (strstr (run->error->str, "2 of them may not be quoted."));
    }
  cage_clear (&cage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli-canaries/all", CliRun, "C.UTF-8", cli_run_set_up, test_canaries, cli_run_tear_down);
  g_test_add ("/cli-canaries/why", CliRun, "C.UTF-8", cli_run_set_up, test_says_why, cli_run_tear_down);
  return g_test_run ();
}
