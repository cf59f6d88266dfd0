/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Conflict copies, by their names, and Git's markers. */

#include "pergola-copies.h"
#include "tmp-folder.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  int maker;        /* or −1: none */
  const char *who;  /* (nullable) */
  const char *when; /* (nullable) */
} Name;

static const Name names[] = {
  { "w.sync-conflict-20260514-150412-7ABC2DE.pergola", PERGOLA_COPY_SYNCTHING, NULL, "2026-05-14 15:04:12" },
  { "w.sync-conflict-20260514-150412.pergola", PERGOLA_COPY_SYNCTHING, NULL, "2026-05-14 15:04:12" },
  { "w (conflicted copy 2026-05-14 150412).pergola", PERGOLA_COPY_NEXTCLOUD, NULL, "2026-05-14 15:04:12" },
  { "w (conflicted copy Amina B. 2026-05-14 150412).pergola", PERGOLA_COPY_NEXTCLOUD, "Amina B.",
    "2026-05-14 15:04:12" },
  { "w_conflict-20160514-150412.pergola", PERGOLA_COPY_NEXTCLOUD, NULL, "2016-05-14 15:04:12" },
  { "w (Amina's conflicted copy 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (Amina’s conflicted copy 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (James' conflicted copy 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "James", "2026-05-14 00:00:00" },
  { "w (Amina's conflicted copy 2026-05-14 (2)).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (Amina's conflicted copy 2026-05-14) (1).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (conflicted copy 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, NULL, "2026-05-14 00:00:00" },
  { "w (Amina's conflicted copy).pergola", PERGOLA_COPY_DROPBOX, "Amina", NULL },
  { "w (in Konflikt stehende Kopie von Amina 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina",
    "2026-05-14 00:00:00" },
  { "w (Aminas in Konflikt stehende Kopie 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (Copie en conflit de Amina B 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina B", "2026-05-14 00:00:00" },
  { "w (Copia en conflicto de Amina 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (Copia in conflitto di Amina 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (Cópia em conflito de Amina 2026-05-14 1).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (Co\xcc\x81pia em conflito de Amina 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w (Amina の競合コピー 2026-05-14).pergola", PERGOLA_COPY_DROPBOX, "Amina", "2026-05-14 00:00:00" },
  { "w.pergola~HEAD", PERGOLA_COPY_GIT, "HEAD", NULL },
  { "w.pergola", -1, NULL, NULL },
  { "w.pergola~", -1, NULL, NULL },
  { "w.pergola.~1~", -1, NULL, NULL },
  { "w (copy).pergola", -1, NULL, NULL },
  { "w (2).pergola", -1, NULL, NULL },
  { "w (Amina's copy 2026-05-14).pergola", -1, NULL, NULL },
  { "wet (Amina's conflicted copy 2026-05-14).pergola", -1, NULL, NULL },
  { "v (Amina's conflicted copy 2026-05-14).pergola", -1, NULL, NULL },
  { "w (Amina's conflicted copy 2026-05-14).txt", -1, NULL, NULL },
  { "w.sync-conflict-20260514-150412-7ABC2DE.txt", -1, NULL, NULL },
  { "w (\xff's conflicted copy 2026-05-14).pergola", -1, NULL, NULL },
};

static void
assert_time (GDateTime *time, const char *expected)
{
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PergolaCopy) copy = pergola_copy_parse (names[i].name, "w.pergola");
      g_autofree char *shown = g_utf8_make_valid (names[i].name, -1);

      g_test_message ("%s", shown);
      g_assert_cmpint (copy != NULL ? (int) copy->maker : -1, ==, names[i].maker);
      if (copy == NULL)
        continue;
      g_assert_cmpstr (copy->who, ==, names[i].who);
      assert_time (copy->when, names[i].when);
    }
}

/* A day that is none is no time. */
static void
test_no_day (void)
{
  g_autoptr (PergolaCopy) copy = pergola_copy_parse ("w (Amina's conflicted copy 2026-13-45).pergola", "w.pergola");

  g_assert_nonnull (copy);
  g_assert_null (copy->when);
}

/* Names with parentheses and dots of their own. */
static void
test_odd_originals (void)
{
  g_autoptr (PergolaCopy) one =
    pergola_copy_parse ("Plan (draft) v1.2 (Amina's conflicted copy 2026-05-14).pergola", "Plan (draft) v1.2.pergola");
  g_autoptr (PergolaCopy) other = pergola_copy_parse ("w.sync-conflict-20260514-150412-7ABC2DE", "w");

  g_assert_cmpstr (one->who, ==, "Amina");
  g_assert_cmpint (other->maker, ==, PERGOLA_COPY_SYNCTHING);
}

static void
test_list (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (tmp, "w.pergola", "x");
  g_autofree char *folder = tmp_folder_path (tmp, "w (conflicted copy 2020-01-01 000000).pergola");
  g_autoptr (GPtrArray) none = pergola_copies_list (path);
  g_autoptr (GPtrArray) nowhere = pergola_copies_list ("/no/such/folder/w.pergola");
  g_autoptr (GPtrArray) some = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nowhere->len, ==, 0);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  tmp_folder_put (tmp, "w (Amina's conflicted copy).pergola", "x");
  tmp_folder_put (tmp, "w (Amina's conflicted copy 2026-05-15).pergola", "x");
  tmp_folder_put (tmp, "w.sync-conflict-20260514-150412-7ABC2DE.pergola", "x");
  tmp_folder_put (tmp, "v.sync-conflict-20260514-150412-7ABC2DE.pergola", "x");
  some = pergola_copies_list (path);
  g_assert_cmpuint (some->len, ==, 3);
  g_assert_cmpint (((PergolaCopy *) some->pdata[0])->maker, ==, PERGOLA_COPY_SYNCTHING);
  g_assert_true (g_file_test (((PergolaCopy *) some->pdata[0])->path, G_FILE_TEST_EXISTS));
  assert_time (((PergolaCopy *) some->pdata[1])->when, "2026-05-15 00:00:00");
  g_assert_null (((PergolaCopy *) some->pdata[2])->when);
}

/* --- Markers --- */

static void
assert_bytes (GBytes *bytes, const char *expected)
{
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static PergolaMarked *
read_marked (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return pergola_marked_read (bytes);
}

static void
test_markers (void)
{
  g_autoptr (PergolaMarked) marked =
    read_marked ("a\n<<<<<<< HEAD\nb\n=======\nc\nd\n>>>>>>> other\ne\n<<<<<<< HEAD\n=======\nf\n>>>>>>> other\n");

  g_assert_nonnull (marked);
  assert_bytes (marked->ours, "a\nb\ne\n");
  assert_bytes (marked->theirs, "a\nc\nd\ne\nf\n");
  assert_bytes (marked->base, NULL);
  g_assert_cmpstr (marked->ours_name, ==, "HEAD");
  g_assert_cmpstr (marked->theirs_name, ==, "other");
}

static void
test_markers_with_base (void)
{
  g_autoptr (PergolaMarked) marked =
    read_marked ("a\r\n<<<<<<< ours\r\nb\r\n||||||| 1234abc\r\nz\r\n=======\r\nc\r\n>>>>>>> theirs\r\n");

  g_assert_nonnull (marked);
  assert_bytes (marked->ours, "a\r\nb\r\n");
  assert_bytes (marked->base, "a\r\nz\r\n");
  assert_bytes (marked->theirs, "a\r\nc\r\n");
  g_assert_cmpstr (marked->theirs_name, ==, "theirs");
}

/* A line of a text that looks like a marker is one only where it can be. */
static void
test_markers_in_text (void)
{
  g_autoptr (PergolaMarked) marked = read_marked ("=======\n<<<<<<< \nb\n=======\n=======\n>>>>>>>\n=======\n");

  g_assert_nonnull (marked);
  assert_bytes (marked->ours, "=======\nb\n=======\n");
  assert_bytes (marked->theirs, "=======\n=======\n=======\n");
  g_assert_cmpstr (marked->ours_name, ==, "");
}

static void
test_no_markers (void)
{
  static const char *const texts[] = {
    "",
    "a\n",
    "<<<<<<< a\nb\n",
    "<<<<<<< a\n=======\n",
    ">>>>>>> a\n",
    "<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b\n",
    "<<<<<<<< a\n=======\n>>>>>>> b\n",
    "=======\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (read_marked (texts[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copies/names", test_names);
  g_test_add_func ("/copies/no-day", test_no_day);
  g_test_add_func ("/copies/odd-originals", test_odd_originals);
  g_test_add ("/copies/list", TmpFolder, NULL, tmp_folder_set_up, test_list, tmp_folder_tear_down);
  g_test_add_func ("/copies/markers/two", test_markers);
  g_test_add_func ("/copies/markers/base", test_markers_with_base);
  g_test_add_func ("/copies/markers/in-text", test_markers_in_text);
  g_test_add_func ("/copies/markers/none", test_no_markers);
  return g_test_run ();
}
