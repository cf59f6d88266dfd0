/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Definitions: what the built-in one says, words in a language, every fault with its line, and sets of them. */

#include "config.h"

#include "pergola-frameworks-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define NS "xmlns='urn:pergola:framework:1'"

static PergolaFramework *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return pergola_framework_new_from_bytes (bytes, "f.xml", "pt-BR", error);
}

/* --- The built-in framework --- */

static void
assert_board_is_whole (PergolaFramework *framework, const PergolaBoardDef *board)
{
  g_assert_true (g_str_has_prefix (board->id, framework->id));
  g_assert_cmpuint (board->zones->len, >, 0);
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, i);

      g_assert_nonnull (zone->title);
      g_assert_nonnull (zone->place);
      g_assert_cmpuint (zone->cards->len, >, 0);
      for (guint k = 0; k < zone->cards->len; k++)
        {
          const PergolaCards *cards = g_ptr_array_index (zone->cards, k);

          g_assert_nonnull (pergola_framework_get_kind (framework, cards->kind));
          g_assert_true ((cards->field == NULL) == (cards->choice == NULL));
        }
    }
}

static void
test_built_in (void)
{
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (GPtrArray) ids = pergola_frameworks_list (set);

  g_assert_cmpuint (ids->len, >, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (PergolaFramework) framework = pergola_frameworks_get (set, id, "en", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (framework->id, ==, id);
      g_assert_null (pergola_frameworks_get_source (set, id));
      for (guint k = 0; k < framework->boards->len; k++)
        assert_board_is_whole (framework, g_ptr_array_index (framework->boards, k));
    }
}

static void
test_value (void)
{
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (PergolaFramework) framework = pergola_frameworks_get (set, "value", "en", NULL);
  const PergolaKind *kind = pergola_framework_get_kind (framework, "value");
  const PergolaFieldDef *type = pergola_kind_get_field (kind, "type");
  const PergolaBoardDef *board = pergola_framework_get_board (framework, "value.figure");
  const PergolaZone *strategic = pergola_board_def_get_zone (board, "strategic");
  const PergolaZone *side;
  const PergolaCards *cards;

  g_assert_cmpint (kind->audience, ==, PERGOLA_AUDIENCE_EVERYONE);
  g_assert_cmpstr (kind->plural, ==, "Values");
  g_assert_cmpint (type->type, ==, PERGOLA_FIELD_CHOICE);
  g_assert_cmpuint (type->choices->len, ==, 8);
  g_assert_cmpstr (pergola_field_def_get_choice_by_role (type, "result")->id, ==, "realized");
  g_assert_cmpint (pergola_framework_get_link (framework, "tells")->style, ==, PERGOLA_LINK_HIDDEN);
  g_assert_cmpstr (pergola_framework_get_word (framework, "long"), ==, "long");
  g_assert_cmpstr (pergola_framework_get_word (framework, "no such word"), ==, "no such word");
  g_assert_true (pergola_variant_hides (pergola_board_def_get_variant (board, "seven"), "orienting"));
  g_assert_false (pergola_variant_hides (pergola_board_def_get_variant (board, "eight"), "orienting"));

  /* What a zone does not say comes from its choice and its board. */
  g_assert_cmpstr (strategic->title, ==, "Strategic");
  g_assert_cmpstr (strategic->badge, ==, "S");
  g_assert_cmpstr (strategic->hue, ==, "violet");
  cards = g_ptr_array_index (strategic->above, 0);
  g_assert_cmpstr (cards->kind, ==, "aspiration");
  g_assert_cmpstr (cards->choice, ==, "strategic");

  /* A zone with cards of its own has no more than these; without a choice all items of the kind stand there. */
  side = pergola_board_def_get_zone (pergola_framework_get_board (framework, "value.cycles"), "capability");
  cards = g_ptr_array_index (side->cards, 0);
  g_assert_cmpuint (side->cards->len, ==, 1);
  g_assert_cmpuint (side->above->len, ==, 0);
  g_assert_null (cards->choice);
}

/* --- Words --- */

#define WORDS                                                                                                          \
  "<framework " NS " id='f' version='3'>\n"                                                                            \
  "<title>Figure</title><title xml:lang='pt'>Figura</title><title xml:lang='pt-BR'>Figura BR</title>\n"                \
  "<credit>Someone</credit><credit xml:lang='pt'>Alguém</credit>\n"                                                   \
  "<group>Group</group><group xml:lang='de'>Gruppe</group>\n"                                                          \
  "<word id='a'>one\n   two</word><word xml:lang='pt'>um dois</word>\n"                                                \
  "<word id='b'>three</word><word xml:lang='pt-BR'> </word>"                                                           \
  "<kind id='k' audience='me'><title>K</title><plural>Ks</plural><field id='title' "                                   \
  "type='line'><title>T</title></field>"                                                                               \
  "<field id='entry' type='line' role='entry'><title>E</title></field></kind>"                                         \
  "<catalogue kind='k'><title>C</title><entry id='e'>"                                                                 \
  "<words field='title'>four</words><words xml:lang='pt'>quatro</words></entry></catalogue></framework>"

static const char *
get_first_preset (PergolaFramework *framework)
{
  const PergolaCatalogue *catalogue = g_ptr_array_index (framework->catalogues, 0);

  return pergola_catalogue_entry_get (pergola_catalogue_get_entry (catalogue, "e"), "title");
}

static void
test_language (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (WORDS, strlen (WORDS));
  g_autoptr (PergolaFramework) pt = load (WORDS, NULL);
  g_autoptr (PergolaFramework) fr = pergola_framework_new_from_bytes (bytes, "f.xml", "fr", NULL);

  g_assert_cmpstr (pt->title, ==, "Figura BR");
  g_assert_cmpstr (pt->credit, ==, "Alguém");
  g_assert_cmpstr (pt->group, ==, "Group");
  g_assert_cmpstr (pt->language, ==, "pt-BR");
  g_assert_cmpstr (pergola_framework_get_word (pt, "a"), ==, "um dois");
  g_assert_cmpstr (pergola_framework_get_word (pt, "b"), ==, "three");
  g_assert_cmpstr (get_first_preset (pt), ==, "quatro");
  g_assert_cmpint (pt->version, ==, 3);

  g_assert_cmpstr (fr->title, ==, "Figure");
  g_assert_cmpstr (fr->language, ==, "en");
  g_assert_cmpstr (pergola_framework_get_word (fr, "a"), ==, "one two");
  g_assert_cmpstr (get_first_preset (fr), ==, "four");
}

/* --- Faults --- */

#define HEAD "<framework " NS " id='f' version='1'>\n<title>F</title>\n"
#define KIND(fields)                                                                                                   \
  "<kind id='k' audience='everyone'><title>K</title>\n<field id='title' type='line'><title>T</title></field>\n" fields \
  "</kind>\n"
#define TYPE "<field id='type' type='choice'><title>T</title><choice id='a'><title>A</title></choice></field>\n"
#define BOARD(parts) "<board id='f.b' layout='cycles'><title>B</title>\n" parts "</board>\n"
#define TAIL "</framework>"

static const struct
{
  const char *name;
  const char *text;
  const char *message; /* how it begins */
} faults[] = {
  { "empty", "", "f.xml:1: " },
  { "not-xml", "figure", "f.xml:1: " },
  { "truncated", HEAD, "f.xml:3: " },
  { "not-utf-8", "<framework " NS ">\n\xff</framework>", "f.xml:2: " },
  { "doctype", "<?xml version='1.0'?>\n<!DOCTYPE framework [<!ENTITY a 'b'>]><framework " NS "/>",
    "f.xml:2: a DOCTYPE" },
  { "root", "<figure " NS "/>", "f.xml:1: this is not a framework" },
  { "namespace", "<framework id='f' version='1'><title>F</title></framework>", "f.xml:1: this is not a framework" },
  { "no-id", "<framework " NS " version='1'><title>F</title></framework>",
    "f.xml:1: <framework> needs the attribute “id”" },
  { "no-title", "<framework " NS " id='f' version='1'></framework>", "f.xml:1: <framework> needs a <title>" },
  { "empty-title", "<framework " NS " id='f' version='1'><title> </title></framework>",
    "f.xml:1: <framework> needs a <title>" },
  { "version", "<framework " NS " id='f' version='x'><title>F</title></framework>", "f.xml:1: “x” is none" },
  { "bad-id", "<framework " NS " id='4 f' version='1'><title>F</title></framework>", "f.xml:1: “4 f” cannot be an id" },
  { "element", HEAD "<kinds/>" TAIL, "f.xml:3: <kinds> cannot stand in <framework>" },
  { "attribute", HEAD "<word id='a' colour='red'>A</word>" TAIL, "f.xml:3: <word> has no attribute “colour”" },
  { "text", HEAD "words" TAIL, "f.xml:3: <framework> holds elements" },
  { "markup-in-words", HEAD "<word id='a'><b>A</b></word>" TAIL, "f.xml:3: <b> cannot stand in <word>" },
  { "two-titles", HEAD "<title>G</title>" TAIL, "f.xml:3: <framework> has a second <title>" },
  { "two-kinds", HEAD KIND ("") KIND ("") TAIL, "f.xml:6: there is already a <kind> with the id “k”" },
  { "two-choices",
    HEAD KIND ("<field id='f' type='choice'><title>T</title>\n<choice id='a'><title>A</title></choice>\n<choice "
               "id='a'><title>A</title></choice></field>") TAIL,
    "f.xml:7: there is already a <choice>" },
  { "two-lists", HEAD "<choices id='a'/>\n<choices id='a'/>" TAIL, "f.xml:4: there is already a <choices>" },
  { "no-fields", HEAD "<kind id='k' audience='me'><title>K</title></kind>" TAIL, "f.xml:3: <kind> needs a field" },
  { "first-field",
    HEAD "<kind id='k' audience='me'><title>K</title><field id='note' type='line'><title>N</title></field></kind>" TAIL,
    "f.xml:3: the first field" },
  { "field-type", HEAD KIND ("<field id='x' type='colour'><title>X</title></field>") TAIL,
    "f.xml:5: “colour” is no type of field" },
  { "audience", HEAD "<kind id='k' audience='all'><title>K</title></kind>" TAIL, "f.xml:3: “all” is no audience" },
  { "parent",
    HEAD "<kind id='k' audience='me' parent='p'><title>K</title><field id='title' "
         "type='line'><title>N</title></field></kind>" TAIL,
    "f.xml:3: there is no kind “p” for a parent" },
  { "no-choices", HEAD KIND ("<field id='x' type='choice'><title>X</title></field>") TAIL,
    "f.xml:5: the field “x” needs choices" },
  { "choices-of-line",
    HEAD KIND ("<field id='x' type='line'><title>X</title><choice id='a'><title>A</title></choice></field>") TAIL,
    "f.xml:5: only a choice" },
  { "unknown-choices", HEAD KIND ("<field id='x' type='choice' choices='y'><title>X</title></field>") TAIL,
    "f.xml:5: there are no choices “y”" },
  { "score", HEAD KIND ("<field id='x' type='score' min='1'><title>X</title></field>") TAIL,
    "f.xml:5: the score “x” needs whole numbers" },
  { "range", HEAD KIND ("<field id='x' type='number' min='2' max='1'><title>X</title></field>") TAIL,
    "f.xml:5: min must be less than max" },
  { "range-of-line", HEAD KIND ("<field id='x' type='line' min='2'><title>X</title></field>") TAIL,
    "f.xml:5: only a number" },
  { "when", HEAD KIND ("<field id='x' type='line' when='y' when-values='z'><title>X</title></field>") TAIL,
    "f.xml:5: when=“y”" },
  { "when-values",
    HEAD KIND (TYPE "<field id='x' type='line' when='type' when-values='z'><title>X</title></field>") TAIL,
    "f.xml:6: the field “type” has no choice “z”" },
  { "within",
    HEAD KIND (
      TYPE "<field id='x' type='choice'><title>X</title><choice id='b' within='c'><title>B</title></choice></field>")
      TAIL,
    "f.xml:6: no other choice field here has the “c”" },
  { "link-style", HEAD KIND ("") "<link id='l' style='bold' from='k' to='k'><title>L</title></link>" TAIL,
    "f.xml:6: “bold” is no style" },
  { "link-ends", HEAD KIND ("") "<link id='l' style='flow' from='k' to='k p'><title>L</title></link>" TAIL,
    "f.xml:6: there is no kind “p”" },
  { "board-id", HEAD KIND ("") "<board id='b' layout='cycles'><title>B</title></board>" TAIL,
    "f.xml:6: the id “b” of a board" },
  { "zone-kind", HEAD KIND ("") BOARD ("<zone id='z' place='top'><title>Z</title><cards kind='p'/></zone>") TAIL,
    "f.xml:7: there is no kind “p”" },
  { "zone-field",
    HEAD KIND ("") BOARD ("<zone id='z' place='top'><title>Z</title><cards kind='k' field='p'/></zone>") TAIL,
    "f.xml:7: the kind “k” has no choice field “p”" },
  { "zone-choice", HEAD KIND (TYPE) BOARD ("<zone id='z' place='top' choice='b'/><cards kind='k' field='type'/>") TAIL,
    "f.xml:8: the field “type” of “k” has no choice “b”" },
  { "zone-cards", HEAD KIND (TYPE) BOARD ("<zone id='z' place='top'><title>Z</title></zone>") TAIL,
    "f.xml:8: the zone “z” needs <cards>" },
  { "zone-title", HEAD KIND (TYPE) BOARD ("<zone id='z' place='top'/><cards kind='k'/>") TAIL,
    "f.xml:8: the zone “z” needs a <title>" },
  { "zone-caption",
    HEAD KIND (TYPE) BOARD ("<zone id='z' place='top' choice='a' caption='b'/><cards kind='k' field='type'/>") TAIL,
    "f.xml:8: the kind “k” has no choice field “b”" },
  { "variant", HEAD KIND (TYPE) BOARD ("<variant id='v' hides='z'><title>V</title></variant>") TAIL,
    "f.xml:8: this board has no zone “z”" },
  { "strip", HEAD KIND (TYPE) BOARD ("<strip edge='left' toward='end'>S</strip>") TAIL,
    "f.xml:8: edge is either “top” or “bottom”" },
  { "overlay-choice",
    HEAD KIND (TYPE) BOARD ("<overlay id='o' kind='k' field='type' choice='z' by='type'><title>O</title></overlay>")
      TAIL,
    "f.xml:8: the field “type” of “k” has no choice “z”" },
  { "overlay-lights",
    HEAD KIND (TYPE) BOARD ("<overlay id='o' kind='k' field='type' choice='a' by='type'><title>O</title>"
                            "<band edge='top' toward='end' scale='a' lights='sun'/></overlay>") TAIL,
    "f.xml:8: “sun” is no style of link and no role" },
  { "overlay-bands",
    HEAD KIND (TYPE) BOARD ("<overlay id='o' kind='k' field='type' choice='a' by='type'><title>O</title></overlay>")
      TAIL,
    "f.xml:8: the overlay “o” has no band" },
  { "path-kind", HEAD KIND ("") "<board id='f.b' layout='cycles' path-kind='p'><title>B</title></board>" TAIL,
    "f.xml:6: there is no kind “p”" },
};

static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (load (faults[i].text, &error));
  g_assert_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, faults[i].message))
    g_error ("“%s” does not begin with “%s”", error->message, faults[i].message);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFramework) framework = load (
    HEAD KIND (TYPE) BOARD ("<zone id='z' place='anywhere' choice='a'/><cards kind='k' field='type'/>") TAIL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (framework->boards->len, ==, 1);
}

static void
test_too_large (void)
{
  gsize size = 5 * 1024 * 1024;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (size, ' '), size);
  g_autoptr (GError) error = NULL;

  g_assert_null (pergola_framework_new_from_bytes (bytes, "f.xml", "en", &error));
  g_assert_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "4 MiB"));
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) text = g_string_new ("<framework " NS);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append_printf (text, " a%d='1'", i);
  g_string_append (text, "/>");
  g_assert_null (load (text->str, &error));
  g_assert_cmpstr (error->message, ==, "f.xml:1: a tag has too many attributes");
}

/* --- Sets --- */

static void
add_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pergola-XXXXXX", NULL);
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PergolaFramework) framework = NULL;
  GBytes *source;

  add_file (folder, "a.xml", HEAD);
  add_file (folder, "b.xml", WORDS);
  add_file (folder, "c.xml", "<framework " NS " id='value' version='9'><title>Mine</title></framework>");
  add_file (folder, "d.xml", WORDS);
  add_file (folder, "e.txt", "not one");
  pergola_frameworks_add_folder (set, folder, problems);
  pergola_frameworks_add_folder (set, "/nonexistent/folder", problems);

  /* A fault in one hides no other; one that is built in is not replaced. */
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "a.xml:3: "));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 1), "c.xml:1: a framework “value” is built in"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 2), "d.xml:1: the framework “f” is defined in"));

  framework = pergola_frameworks_get (set, "f", "pt", NULL);
  g_assert_cmpstr (framework->title, ==, "Figura");
  source = pergola_frameworks_get_source (set, "f");
  g_assert_true (g_str_has_prefix (g_bytes_get_data (source, NULL), "<framework "));

  remove_folder (folder);
}

static void
test_once_per_language (void)
{
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (PergolaFramework) one = pergola_frameworks_get (set, "value", "en", NULL);
  g_autoptr (PergolaFramework) two = pergola_frameworks_get (set, "value", "en", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (one == two);
  g_assert_null (pergola_frameworks_get (set, "nothing", "en", &error));
  g_assert_error (error, PERGOLA_FRAMEWORK_ERROR, PERGOLA_FRAMEWORK_ERROR_UNKNOWN);
  g_assert_null (pergola_frameworks_get_resource (set, "no/such/file"));
  g_assert_nonnull (pergola_frameworks_get_resource (set, "frameworks/value.xml"));
}

static void
carry (PergolaFrameworks *set, const char *id, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  pergola_frameworks_carry (set, id, bytes, "p.pergola", 10);
}

static void
test_carried (void)
{
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (PergolaFrameworks) child = pergola_frameworks_new_child (set);
  g_autoptr (PergolaFrameworks) other = pergola_frameworks_new_child (set);
  g_autoptr (PergolaFramework) framework = NULL;
  g_autoptr (PergolaFramework) value = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  int line = 0;

  carry (child, "f", WORDS);
  carry (child, "g", "<framework " NS " id='g' version='1'>\n<nothing/></framework>");
  carry (child, "value", "<framework " NS " id='value' version='9'><title>Theirs</title></framework>");
  pergola_frameworks_settle (child);

  framework = pergola_frameworks_get (child, "f", "pt", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (framework->title, ==, "Figura");
  g_assert_null (pergola_frameworks_get (child, "g", "en", &error));
  g_assert_true (g_str_has_prefix (error->message, "p.pergola:11: <nothing> cannot stand in"));
  g_assert_nonnull (pergola_frameworks_get_source (child, "g"));

  /* What is built in stands, and another project sees nothing of it. */
  value = pergola_frameworks_get (child, "value", "en", NULL);
  g_assert_cmpstr (value->title, ==, "Value creation");
  reason = pergola_frameworks_explain (child, "value", &line);
  g_assert_cmpint (line, ==, 10);
  g_assert_true (g_str_has_prefix (reason, "a framework “value” is built in"));
  g_assert_null (pergola_frameworks_get (other, "f", "en", NULL));
  g_assert_null (pergola_frameworks_get_source (other, "f"));
  g_assert_nonnull (pergola_frameworks_get_resource (child, "frameworks/value.xml"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/built-in", test_built_in);
  g_test_add_func ("/framework/value", test_value);
  g_test_add_func ("/framework/language", test_language);
  g_test_add_func ("/framework/whole", test_whole);
  g_test_add_func ("/framework/too-large", test_too_large);
  g_test_add_func ("/framework/many-attributes", test_many_attributes);
  g_test_add_func ("/frameworks/folder", test_folder);
  g_test_add_func ("/frameworks/once-per-language", test_once_per_language);
  g_test_add_func ("/frameworks/carried", test_carried);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/framework/fault/", faults[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  return g_test_run ();
}
