/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */
#include "config.h"

/* Records of random edits, done again in a project as it was, give the same bytes, and the same steps to undo. */

#include "random-edits.h"

#include <string.h>

typedef struct
{
  PergolaProject *project;
  GPtrArray *records; /* of GBytes */
} Recorder;

static void
on_committed (PergolaProject *project, const PergolaTransaction *transaction, gpointer data)
{
  Recorder *recorder = data;

  g_ptr_array_add (recorder->records, pergola_record_write (project, transaction, 42));
}

static void
recorder_init (Recorder *self, PergolaProject *project)
{
  self->project = project;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_signal_connect (project, "committed", G_CALLBACK (on_committed), self);
}

static PergolaProject *
read_project (GBytes *bytes, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_bytes (bytes, "project", frameworks, &error);

  g_assert_no_error (error);
  return project;
}

static void
assert_same (PergolaProject *a, PergolaProject *b)
{
  g_autoptr (GBytes) first = pergola_writer_write (a);
  g_autoptr (GBytes) second = pergola_writer_write (b);

  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
}

static void
replay_all (PergolaProject *project, GPtrArray *records)
{
  g_autoptr (PergolaReplay) replay = pergola_replay_new (project);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PergolaRecord) record = pergola_record_read (g_ptr_array_index (records, i), &error);

      g_assert_no_error (error);
      g_assert_cmpint (record->time, ==, 42);
      pergola_replay_take (replay, record, &error);
      g_assert_no_error (error);
    }
}

/* Undoes both as far as the second one can. */
static void
assert_same_steps (PergolaProject *a, PergolaProject *b)
{
  PergolaHistory *first = pergola_project_get_history (a);
  PergolaHistory *second = pergola_project_get_history (b);

  while (pergola_history_can_redo (first))
    {
      g_assert_true (pergola_history_redo (first) && pergola_history_redo (second));
      assert_same (a, b);
    }
  g_assert_false (pergola_history_can_redo (second));
  while (pergola_history_can_undo (first))
    {
      g_assert_cmpstr (pergola_history_get_undo_name (first), ==, pergola_history_get_undo_name (second));
      g_assert_true (pergola_history_undo (first) && pergola_history_undo (second));
      assert_same (a, b);
    }
  g_assert_false (pergola_history_can_undo (second));
}

static void
test_round (PergolaFrameworks *frameworks)
{
  g_autoptr (PergolaProject) project = pergola_template_create (frameworks, "water-utilities", NULL, NULL);
  g_autoptr (GBytes) base = pergola_writer_write (project);
  g_autoptr (PergolaProject) live = read_project (base, frameworks);
  g_autoptr (PergolaProject) again = read_project (base, frameworks);
  Recorder recorder;

  recorder_init (&recorder, live);
  for (guint step = 0; step < 100; step++)
    random_edits_step (live);
  replay_all (again, recorder.records);
  assert_same (live, again);
  g_signal_handlers_disconnect_by_func (live, on_committed, &recorder);
  assert_same_steps (live, again);
  g_ptr_array_unref (recorder.records);
}

static guint
get_rounds (void)
{
  const char *text = g_getenv ("PERGOLA_TEST_ROUNDS");
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 12;
}

static void
test_replays (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint round = get_rounds (); round > 0; round--)
    test_round (frameworks);
}

/* The records begin in the midst of things: what is undone was done before. */
static void
test_begins_later (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();

  for (guint round = get_rounds (); round > 0; round--)
    {
      g_autoptr (PergolaProject) live = pergola_project_new (frameworks);
      g_autoptr (PergolaProject) again = NULL;
      g_autoptr (GBytes) base = NULL;
      Recorder recorder;

      for (guint step = 0; step < 50; step++)
        random_edits_step (live);
      pergola_history_get_mark (pergola_project_get_history (live));
      base = pergola_writer_write (live);
      again = read_project (base, frameworks);
      recorder_init (&recorder, live);
      for (guint step = 0; step < 50; step++)
        if (!g_test_rand_int_range (0, 3))
          pergola_history_undo (pergola_project_get_history (live));
        else
          random_edits_step (live);
      replay_all (again, recorder.records);
      assert_same (live, again);
      g_ptr_array_unref (recorder.records);
    }
}

/* What was tried, held when the file was saved, and was given up after that, is not named again by who takes it back.
 */
static void
test_given_up (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) live = pergola_project_new (frameworks);
  g_autoptr (PergolaProject) again = NULL;
  g_autoptr (GBytes) base = NULL;
  g_autofree char *id = NULL;
  Recorder recorder;

  pergola_project_begin (live, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (live, "statement", NULL)));
  pergola_project_commit (live);
  base = pergola_writer_write (live);
  again = read_project (base, frameworks);
  recorder_init (&recorder, live);
  pergola_project_begin (live, "Delete");
  pergola_project_remove (live, id);
  pergola_project_commit (live);
  replay_all (again, recorder.records);
  assert_same (live, again);
  g_ptr_array_unref (recorder.records);
}

/* What is known of nothing: the item comes back with all of it. */
static void
test_extras (void)
{
  static const char text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\" "
    "xmlns:x=\"urn:example:x\">\n"
    "  <framework id=\"value\" version=\"1\"/>\n"
    "  <item id=\"abcdefgh\" kind=\"value\" rank=\"i\" audience=\"everyone\" x:colour=\"red\">\n"
    "    <field id=\"title\" x:by=\"me\">One <x:b>bold</x:b> word</field>\n"
    "    <x:more>of it</x:more>\n"
    "  </item>\n"
    "</project>\n";
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PergolaProject) live = read_project (bytes, frameworks);
  g_autoptr (PergolaProject) again = NULL;
  g_autoptr (GBytes) without = NULL;
  g_autoptr (GBytes) end = NULL;
  Recorder recorder;

  pergola_project_begin (live, "Delete");
  pergola_project_remove (live, "abcdefgh");
  pergola_project_commit (live);
  without = pergola_writer_write (live);
  again = read_project (without, frameworks);
  recorder_init (&recorder, live);
  pergola_history_undo (pergola_project_get_history (live));
  replay_all (again, recorder.records);
  assert_same (live, again);
  end = pergola_writer_write (again);
  g_assert_cmpmem (g_bytes_get_data (end, NULL), g_bytes_get_size (end), text, strlen (text));
  g_ptr_array_unref (recorder.records);
}

/* A letter more in a long text is a small record. */
static void
test_long_text (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) live = pergola_project_new (frameworks);
  g_autoptr (PergolaProject) again = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autoptr (GBytes) base = NULL;
  Recorder recorder;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "é水x ");
  pergola_project_begin (live, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (live, "value", NULL)));
  pergola_project_set (live, id, "detail", text->str, NULL);
  pergola_project_commit (live);
  base = pergola_writer_write (live);
  again = read_project (base, frameworks);
  recorder_init (&recorder, live);
  for (guint i = 0; i < 200; i++)
    {
      gsize at = g_utf8_offset_to_pointer (text->str, g_test_rand_int_range (0, 60000)) - text->str;

      if (i % 3 == 0)
        g_string_erase (text, at, g_utf8_next_char (text->str + at) - (text->str + at));
      else
        g_string_insert (text, at, i % 2 ? "è" : "b");
      pergola_edit_set (live, id, "detail", text->str, TRUE, NULL);
      g_assert_cmpuint (g_bytes_get_size (g_ptr_array_index (recorder.records, i)), <, 400);
    }
  replay_all (again, recorder.records);
  assert_same (live, again);
  g_ptr_array_unref (recorder.records);
}

/* A word that was half typed before the first record, and is undone whole after it. */
static void
test_half_a_word (void)
{
  static const char *const words[] = { "W", "Wa", "Wat", "Water" };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) live = pergola_project_new (frameworks);
  PergolaHistory *history = pergola_project_get_history (live);
  g_autoptr (PergolaProject) again = NULL;
  g_autoptr (GBytes) base = NULL;
  g_autofree char *id = NULL;
  Recorder recorder;

  pergola_project_begin (live, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (live, "value", NULL)));
  pergola_project_commit (live);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      pergola_edit_set (live, id, "title", words[i], TRUE, NULL);
      if (i != 1)
        continue;
      base = pergola_writer_write (live);
      again = read_project (base, frameworks);
      recorder_init (&recorder, live);
    }
  pergola_history_undo (history);
  g_assert_null (pergola_item_get (pergola_project_get (live, id), "title"));
  replay_all (again, recorder.records);
  assert_same (live, again);
  g_ptr_array_unref (recorder.records);
}

static GBytes *
make_record (PergolaFrameworks *frameworks)
{
  g_autoptr (PergolaProject) live = pergola_template_create (frameworks, "water-utilities", NULL, NULL);
  Recorder recorder;
  GBytes *bytes;

  recorder_init (&recorder, live);
  pergola_project_begin_merging (live, "Add", "key");
  pergola_project_add (live, "value", NULL);
  pergola_project_set_property (live, "title", "Other", NULL);
  pergola_project_commit (live);
  bytes = g_bytes_ref (g_ptr_array_index (recorder.records, 0));
  g_ptr_array_unref (recorder.records);
  return bytes;
}

static void
read_and_replay (PergolaFrameworks *frameworks, GBytes *bytes)
{
  g_autoptr (PergolaRecord) record = pergola_record_read (bytes, NULL);
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (PergolaReplay) replay = NULL;

  if (record == NULL)
    return;
  project = pergola_project_new (frameworks);
  replay = pergola_replay_new (project);
  pergola_replay_take (replay, record, NULL);
}

/* (transfer full) (nullable): what is read of a record in which one text was replaced by another of its length. */
static PergolaRecord *
read_replaced (GBytes *whole, const char *from, const char *to)
{
  gsize size = g_bytes_get_size (whole);
  g_autofree char *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  char *place = memmem (data, size, from, strlen (from));
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (place);
  g_assert_cmpuint (strlen (from), ==, strlen (to));
  memcpy (place, to, strlen (to));
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  return pergola_record_read (bytes, NULL);
}

/* What could not be read again out of a file is no record. */
static void
test_names (void)
{
  static const struct
  {
    const char *to;
    gboolean good;
  } keys[] = {
    { "titles", TRUE },  { "!title", TRUE },  { "@title", FALSE }, { "tit le", FALSE }, { "title/", FALSE },
    { "?title", TRUE },  { "!tit!2", TRUE },  { "!tit!1", FALSE }, { "!t!x!2", FALSE }, { "!?a@bc", TRUE },
    { "!?a@id", FALSE }, { "!@abcd", TRUE },  { "!@kind", FALSE }, { "!@id!2", FALSE }, { "?!note", TRUE },
    { "1title", FALSE }, { "@audie", FALSE },
  };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) live = pergola_project_new (frameworks);
  PergolaChange change = { .type = PERGOLA_CHANGE_SET, .key = (char *) "titles", .new_value = (char *) "One" };
  PergolaItem *item;
  Recorder recorder;
  GBytes *whole;

  pergola_project_begin (live, "Add");
  item = pergola_project_add (live, "value", NULL);
  pergola_project_commit (live);
  recorder_init (&recorder, live);
  change.id = (char *) pergola_item_get_id (item);
  pergola_project_begin (live, "Edit");
  g_assert_true (pergola_project_replay (live, &change, NULL));
  pergola_project_commit (live);
  whole = recorder.records->pdata[0];

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (PergolaRecord) record = read_replaced (whole, "titles", keys[i].to);

      g_assert_true ((record != NULL) == keys[i].good);
    }
  {
    g_autofree char *id = g_strconcat ("/", pergola_item_get_id (item) + 1, NULL);
    g_autoptr (PergolaRecord) record = read_replaced (whole, pergola_item_get_id (item), id);

    g_assert_null (record);
  }
  g_ptr_array_unref (recorder.records);
}

static void
test_damaged (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GBytes) whole = make_record (frameworks);
  gsize size = g_bytes_get_size (whole);

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (pergola_record_read (part, &error));
      g_assert_error (error, PERGOLA_RECORD_ERROR, PERGOLA_RECORD_ERROR_INVALID);
    }
  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GBytes) bytes = NULL;

      data[bit / 8] ^= 1 << (bit % 8);
      bytes = g_bytes_new_take (g_steal_pointer (&data), size);
      read_and_replay (frameworks, bytes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/replays", test_replays);
  g_test_add_func ("/record/begins-later", test_begins_later);
  g_test_add_func ("/record/given-up", test_given_up);
  g_test_add_func ("/record/extras", test_extras);
  g_test_add_func ("/record/half-a-word", test_half_a_word);
  g_test_add_func ("/record/long-text", test_long_text);
  g_test_add_func ("/record/names", test_names);
  g_test_add_func ("/record/damaged", test_damaged);
  return g_test_run ();
}
