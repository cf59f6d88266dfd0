/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-copies.h"

#include <string.h>

#define DAY "(?<day>\\d{4}-\\d\\d-\\d\\d)"
#define AGAIN "(?: ?\\(?\\d{1,3}\\)?)?" /* a second copy of one day */

typedef struct
{
  PergolaCopyMaker maker;
  const char *pattern; /* of what a copy's name has between the original's and its ending */
} Form;

/* Dropbox's words are those of the language that it runs in. Nextcloud's are always these. */
static const Form forms[] = {
  /* The device in its name is the one whose version took the place, not the one that the copy is of. */
  { PERGOLA_COPY_SYNCTHING, "^\\.sync-conflict-(?<day>\\d{8})-(?<time>\\d{6})(?:-[A-Z2-7]{7})?$" },
  { PERGOLA_COPY_NEXTCLOUD, "^ \\(conflicted copy (?:(?<who>.+) )?" DAY " (?<time>\\d{6})\\)$" },
  { PERGOLA_COPY_NEXTCLOUD, "^_conflict-(?:(?<who>.+)-)?(?<day>\\d{8})-(?<time>\\d{6})$" },
  { PERGOLA_COPY_DROPBOX, "^ \\((?:(?<who>.+?)['’]s? )?conflicted copy(?: " DAY ")?" AGAIN "\\)" AGAIN "$" },
  { PERGOLA_COPY_DROPBOX,
    "^ \\((?:in konflikt stehende kopie von|copie en conflit de|copia en conflicto de|"
    "copia in conflitto di|cópia em conflito de) (?<who>.+?)(?: " DAY ")?" AGAIN "\\)" AGAIN "$" },
  { PERGOLA_COPY_DROPBOX, "^ \\((?<who>.+?)['’]?s? in konflikt stehende kopie(?: " DAY ")?" AGAIN "\\)" AGAIN "$" },
  { PERGOLA_COPY_DROPBOX, "^ \\((?<who>.+?) ?の競合コピー(?: " DAY ")?" AGAIN "\\)" AGAIN "$" },
};

void
pergola_copy_free (PergolaCopy *self)
{
  g_free (self->path);
  g_free (self->who);
  g_clear_pointer (&self->when, g_date_time_unref);
  g_free (self);
}

const char *
pergola_copy_maker_get_name (PergolaCopyMaker maker)
{
  static const char *const names[] = { "Syncthing", "Nextcloud", "Dropbox", "Git" };

  return names[maker];
}

/* --- What a name says --- */

static int
read_digits (const char *text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    number = 10 * number + g_ascii_digit_value (text[i]);
  return number;
}

/* (transfer full) (nullable): @day is 20260514 or 2026-05-14, @time (nullable) 150412. */
static GDateTime *
make_time (const char *day, const char *time)
{
  int dash = day[4] == '-' ? 1 : 0;
  gboolean timed = time != NULL && *time != '\0';

  return g_date_time_new_local (read_digits (day, 4), read_digits (day + 4 + dash, 2),
                                read_digits (day + 6 + 2 * dash, 2), timed ? read_digits (time, 2) : 0,
                                timed ? read_digits (time + 2, 2) : 0, timed ? read_digits (time + 4, 2) : 0);
}

/* (transfer full) (nullable) */
static char *
fetch (GMatchInfo *match, const char *part)
{
  char *text = g_match_info_fetch_named (match, part);

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static PergolaCopy *
make_copy (const char *path, PergolaCopyMaker maker, char *who)
{
  PergolaCopy *copy = g_new0 (PergolaCopy, 1);

  copy->path = g_strdup (path);
  copy->maker = maker;
  copy->who = who;
  return copy;
}

/* To try every form takes its time, and few files are copies. */
static gboolean
may_be_middle (const char *text)
{
  static const char *const beginnings[] = { " (", ".sync-conflict-", "_conflict-" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (text, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable) */
static PergolaCopy *
parse_form (const Form *form, const char *middle, const char *name)
{
  g_autoptr (GRegex) regex = g_regex_new (form->pattern, G_REGEX_CASELESS | G_REGEX_DUPNAMES, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  PergolaCopy *copy;

  if (!g_regex_match (regex, middle, 0, &match))
    return NULL;

  day = fetch (match, "day");
  time = fetch (match, "time");
  copy = make_copy (name, form->maker, fetch (match, "who"));
  if (day != NULL)
    copy->when = make_time (day, time);
  return copy;
}

PergolaCopy *
pergola_copy_parse (const char *name, const char *original)
{
  const char *dot = strrchr (original, '.');
  const char *ending = dot != NULL && dot != original ? dot : "";
  gsize start = strlen (original) - strlen (ending);
  gsize length = strlen (name);
  g_autofree char *middle = NULL;
  g_autofree char *composed = NULL;

  if (g_str_has_prefix (name, original) && name[strlen (original)] == '~' &&
      g_ascii_isalpha (name[strlen (original) + 1]))
    return make_copy (name, PERGOLA_COPY_GIT, g_filename_display_name (name + strlen (original) + 1));
  if (length <= start + strlen (ending) || strncmp (name, original, start) != 0 || !g_str_has_suffix (name, ending) ||
      !may_be_middle (name + start))
    return NULL;

  middle = g_strndup (name + start, length - start - strlen (ending));
  composed = g_utf8_validate (middle, -1, NULL) ? g_utf8_normalize (middle, -1, G_NORMALIZE_NFC) : NULL;
  for (guint i = 0; composed != NULL && i < G_N_ELEMENTS (forms); i++)
    {
      PergolaCopy *copy = parse_form (&forms[i], composed, name);

      if (copy != NULL)
        return copy;
    }

  return NULL;
}

/* --- What lies beside a file --- */

static gboolean
is_copy_of (const char *folder, const char *name, const char *original)
{
  g_autofree char *path = g_build_filename (folder, original, NULL);
  g_autoptr (PergolaCopy) copy = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  copy = pergola_copy_parse (name, original);
  return copy != NULL;
}

gboolean
pergola_copy_has_original (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  const char *ending = strrchr (name, '.');
  gboolean found = FALSE;

  for (const char *p = name + 1; ending != NULL && p < ending && !found; p++)
    if (may_be_middle (p))
      {
        g_autofree char *original = g_strdup_printf ("%.*s%s", (int) (p - name), name, ending);

        found = is_copy_of (folder, name, original);
      }
  return found;
}

static int
compare_copies (gconstpointer a, gconstpointer b)
{
  const PergolaCopy *one = *(PergolaCopy *const *) a, *other = *(PergolaCopy *const *) b;
  int order = 0;

  if (one->when != NULL && other->when != NULL)
    order = g_date_time_compare (one->when, other->when);
  else if (one->when != NULL || other->when != NULL)
    order = one->when != NULL ? -1 : 1;

  return order != 0 ? order : strcmp (one->path, other->path);
}

GPtrArray *
pergola_copies_list (const char *path)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_copy_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *original = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (PergolaCopy) copy = pergola_copy_parse (name, original);
      g_autofree char *full = copy != NULL ? g_build_filename (folder, name, NULL) : NULL;

      if (copy == NULL || !g_file_test (full, G_FILE_TEST_IS_REGULAR))
        continue;
      g_free (copy->path);
      copy->path = g_steal_pointer (&full);
      g_ptr_array_add (copies, g_steal_pointer (&copy));
    }
  g_ptr_array_sort (copies, compare_copies);

  return copies;
}
