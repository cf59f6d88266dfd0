/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Joining one value with the versions of it that wait for a decision. */

#include "pergola-merge-private.h"

#include <string.h>

/* Values, and the texts of those that wait. */
typedef struct
{
  const char *values[PERGOLA_N_SIDES]; /* (nullable) */
  GPtrArray *others[PERGOLA_N_SIDES];  /* (nullable) (element-type utf8) */
} Versions;

/* What is not there is empty. */
static const char *
get_text (const Versions *versions, PergolaSide side)
{
  return versions->values[side] != NULL ? versions->values[side] : "";
}

static gboolean
holds (GPtrArray *others, const char *text)
{
  return others != NULL && g_ptr_array_find_with_equal_func (others, text, g_str_equal, NULL);
}

/* Whether a side has got to know a version that base did not have. */
static gboolean
learned (const Versions *versions, PergolaSide side, const char *text)
{
  return holds (versions->others[side], text) && !holds (versions->others[PERGOLA_SIDE_BASE], text);
}

/* Whether a side has decided against a version that waited in base. */
static gboolean
refused (const Versions *versions, PergolaSide side, const char *text)
{
  return !holds (versions->others[side], text) && holds (versions->others[PERGOLA_SIDE_BASE], text);
}

static gboolean
is_same_list (GPtrArray *a, GPtrArray *b)
{
  guint a_len = a != NULL ? a->len : 0, b_len = b != NULL ? b->len : 0;

  for (guint i = 0; i < a_len; i++)
    if (!holds (b, g_ptr_array_index (a, i)))
      return FALSE;

  return a_len == b_len;
}

static gboolean
is_same (const Versions *versions, PergolaSide a, PergolaSide b)
{
  return strcmp (get_text (versions, a), get_text (versions, b)) == 0 &&
         is_same_list (versions->others[a], versions->others[b]);
}

/* --- Rules for what nobody needs to be asked about, and for what must not leak --- */

static int
compare_audiences (const char *a, const char *b)
{
  PergolaAudience first = PERGOLA_AUDIENCE_ME, second = PERGOLA_AUDIENCE_ME;

  pergola_audience_from_string (a, &first);
  pergola_audience_from_string (b, &second);
  return (first > second) - (first < second);
}

/* What is there is better than nothing; else by the bytes. */
static int
compare_texts (const char *a, const char *b)
{
  if (*a == '\0' || *b == '\0')
    return (*a == '\0') - (*b == '\0');

  return strcmp (a, b);
}

const char *
pergola_merge_pick (const char *base, const char *ours, const char *theirs)
{
  if (g_strcmp0 (ours, theirs) == 0 || g_strcmp0 (theirs, base) == 0)
    return ours;
  if (g_strcmp0 (ours, base) == 0)
    return theirs;
  if (ours == NULL || theirs == NULL)
    return ours != NULL ? ours : theirs;

  return compare_texts (ours, theirs) <= 0 ? ours : theirs;
}

/* --- One value --- */

typedef struct
{
  PergolaSide side; /* whose value it is */
  gboolean both;    /* the other one's is a version of its own */
  gboolean known;   /* and one side has taken that in already */
} Winner;

static gboolean
is_changed (const Versions *versions, PergolaSide side)
{
  return strcmp (get_text (versions, side), get_text (versions, PERGOLA_SIDE_BASE)) != 0;
}

/* Both changed it, each in a way of its own. */
static Winner
choose (const Versions *versions, const char *field)
{
  const char *ours = get_text (versions, PERGOLA_SIDE_OURS);
  const char *theirs = get_text (versions, PERGOLA_SIDE_THEIRS);
  gboolean ours_is_known = learned (versions, PERGOLA_SIDE_THEIRS, ours);
  gboolean theirs_is_known = learned (versions, PERGOLA_SIDE_OURS, theirs);
  Winner winner = { PERGOLA_SIDE_OURS, TRUE, ours_is_known || theirs_is_known };

  if (strcmp (field, "@audience") == 0)
    winner.side = compare_audiences (ours, theirs) <= 0 ? PERGOLA_SIDE_OURS : PERGOLA_SIDE_THEIRS;
  else if (strcmp (field, "@rank") == 0)
    winner = (Winner){ compare_texts (ours, theirs) <= 0 ? PERGOLA_SIDE_OURS : PERGOLA_SIDE_THEIRS, FALSE, TRUE };
  else if (ours_is_known && theirs_is_known)
    winner.side = compare_texts (ours, theirs) <= 0 ? PERGOLA_SIDE_OURS : PERGOLA_SIDE_THEIRS;
  else if (ours_is_known)
    winner.side = PERGOLA_SIDE_THEIRS;

  return winner;
}

static Winner
find_winner (const Versions *versions, const char *field)
{
  const char *ours = get_text (versions, PERGOLA_SIDE_OURS);
  const char *theirs = get_text (versions, PERGOLA_SIDE_THEIRS);

  if (strcmp (ours, theirs) == 0)
    return (Winner){ PERGOLA_SIDE_OURS, FALSE, TRUE };
  /* Who decided to keep what there is has chosen it. */
  if (!is_changed (versions, PERGOLA_SIDE_OURS) && !refused (versions, PERGOLA_SIDE_OURS, theirs))
    return (Winner){ PERGOLA_SIDE_THEIRS, FALSE, TRUE };
  if (!is_changed (versions, PERGOLA_SIDE_THEIRS) && !refused (versions, PERGOLA_SIDE_THEIRS, ours))
    return (Winner){ PERGOLA_SIDE_OURS, FALSE, TRUE };

  return choose (versions, field);
}

static void
add_once (GPtrArray *list, const char *text)
{
  if (!holds (list, text))
    g_ptr_array_add (list, (char *) text);
}

/* Those that both have, and those that came. */
static void
add_others (GPtrArray *list, const Versions *versions, PergolaSide side)
{
  GPtrArray *others = versions->others[side];

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const char *text = g_ptr_array_index (others, i);

      if (holds (versions->others[PERGOLA_OTHER_SIDE (side)], text) ||
          !holds (versions->others[PERGOLA_SIDE_BASE], text))
        add_once (list, text);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
copy_others (GPtrArray *others)
{
  GPtrArray *copy = g_ptr_array_new ();

  if (others != NULL)
    g_ptr_array_extend (copy, others, NULL, NULL);
  return copy;
}

/* The value, and the texts that wait (transfer container). */
static PergolaSettled
settle (const Versions *versions, const char *field, GPtrArray **others)
{
  Winner winner;
  PergolaSettled settled = { 0 };
  guint index;

  if (is_same (versions, PERGOLA_SIDE_THEIRS, PERGOLA_SIDE_BASE) ||
      is_same (versions, PERGOLA_SIDE_THEIRS, PERGOLA_SIDE_OURS))
    winner.side = PERGOLA_SIDE_OURS;
  else if (is_same (versions, PERGOLA_SIDE_OURS, PERGOLA_SIDE_BASE))
    winner.side = PERGOLA_SIDE_THEIRS;
  else
    {
      winner = find_winner (versions, field);
      settled.value = versions->values[winner.side];
      settled.collides = winner.both && !winner.known;
      *others = g_ptr_array_new ();
      add_others (*others, versions, PERGOLA_SIDE_OURS);
      add_others (*others, versions, PERGOLA_SIDE_THEIRS);
      if (winner.both)
        add_once (*others, get_text (versions, PERGOLA_OTHER_SIDE (winner.side)));
      if (strcmp (field, PERGOLA_CONFLICT_REMOVED) != 0 &&
          g_ptr_array_find_with_equal_func (*others, get_text (versions, winner.side), g_str_equal, &index))
        g_ptr_array_remove_index (*others, index);
      g_ptr_array_sort (*others, compare_names);
      return settled;
    }

  settled.value = versions->values[winner.side];
  *others = copy_others (versions->others[winner.side]);
  return settled;
}

/* --- Whose each version is --- */

/* (transfer full) (nullable): NULL where nothing is known. */
static char *
find_head (GPtrArray *others, const char *text)
{
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const char *other = g_ptr_array_index (others, i);
      const char *start = pergola_conflict_get_text (other);

      if (strcmp (start, text) == 0)
        return start - other > 1 ? g_strndup (other, start - other) : NULL;
    }

  return NULL;
}

/* (transfer full): what is stored of @text. What a side knows of it is true for the other one, too. */
static char *
sign (const PergolaVersions *versions, const PergolaSettled *settled, const char *text)
{
  g_autofree char *base = find_head (versions->others[PERGOLA_SIDE_BASE], text);
  g_autofree char *ours = find_head (versions->others[PERGOLA_SIDE_OURS], text);
  g_autofree char *theirs = find_head (versions->others[PERGOLA_SIDE_THEIRS], text);
  const char *head = pergola_merge_pick (base, ours, theirs);
  const char *our_value = versions->values[PERGOLA_SIDE_OURS], *their_value = versions->values[PERGOLA_SIDE_THEIRS];

  if (head == NULL && settled->collides && g_strcmp0 (text, our_value) != 0 &&
      strcmp (text, their_value != NULL ? their_value : "") == 0)
    head = versions->head;
  return g_strconcat (head != NULL ? head : "=", text, NULL);
}

static GPtrArray *
list_texts (GPtrArray *others)
{
  GPtrArray *texts = others != NULL ? g_ptr_array_new () : NULL;

  for (guint i = 0; others != NULL && i < others->len; i++)
    g_ptr_array_add (texts, (char *) pergola_conflict_get_text (g_ptr_array_index (others, i)));
  return texts;
}

PergolaSettled
pergola_merge_settle_value (const PergolaVersions *versions, const char *field)
{
  g_autoptr (GPtrArray) others = NULL;
  Versions plain;
  PergolaSettled settled;

  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    {
      plain.values[side] = versions->values[side];
      plain.others[side] = list_texts (versions->others[side]);
    }
  settled = settle (&plain, field, &others);
  settled.others = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (settled.others, sign (versions, &settled, g_ptr_array_index (others, i)));
  for (PergolaSide side = 0; side < PERGOLA_N_SIDES; side++)
    g_clear_pointer (&plain.others[side], g_ptr_array_unref);

  return settled;
}

void
pergola_merge_clear_settled (PergolaSettled *settled)
{
  g_clear_pointer (&settled->others, g_ptr_array_unref);
}

gboolean
pergola_merge_holds (GPtrArray *others, const char *text)
{
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (strcmp (pergola_conflict_get_text (g_ptr_array_index (others, i)), text) == 0)
      return TRUE;

  return FALSE;
}

GPtrArray *
pergola_merge_list_others (PergolaProject *project, PergolaItem *item, const char *field)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  for (guint number = 1;; number++)
    {
      g_autofree char *key = pergola_conflict_make_key (field, number);
      const char *other = item != NULL ? pergola_item_get (item, key) : pergola_project_get_property (project, key);

      if (other == NULL)
        return others->len > 0 ? g_steal_pointer (&others) : NULL;
      g_ptr_array_add (others, g_strdup (other));
    }
}
