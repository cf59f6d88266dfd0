/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the balance of a board comes to, in words. Names of a figure stand in quotes, so that no language must bend
 * them. */

#include "config.h"

#include "pergola-balance.h"

#include <glib/gi18n-lib.h>

#define FEW 3       /* up to here each thing is a quarter of the whole or more: no balance to speak of */
#define FOR_EMPTY 8 /* from here on an empty quarter is no accident: two were to be expected in it */
#define SENTENCES 3

/* --- Names in a row --- */

/* (transfer full): “A”, “B” and “C” */
static char *
join_names (GPtrArray *names)
{
  /* Translators: how names are quoted. */
  char *text = g_strdup_printf (_ ("“%s”"), (char *) names->pdata[0]);

  for (guint i = 1; i < names->len; i++)
    {
      g_autofree char *before = text;
      g_autofree char *name = g_strdup_printf (_ ("“%s”"), (char *) names->pdata[i]);

      /* Translators: two names, or several and the last one. */
      if (i + 1 == names->len)
        text = g_strdup_printf (_ ("%s and %s"), before, name);
      else
        /* Translators: names in a row, before the last one. */
        text = g_strdup_printf (_ ("%s, %s"), before, name);
    }
  return text;
}

/* --- Sentences: each (transfer full) (nullable), NULL where it would not be true --- */

static guint
count_role (const PergolaBalanceField *field, const char *role)
{
  guint n = 0;

  for (guint i = 0; field != NULL && i < field->counts->len; i++)
    {
      const PergolaBalanceCount *count = &g_array_index (field->counts, PergolaBalanceCount, i);

      if (g_strcmp0 (count->choice->role, role) == 0)
        n += count->count;
    }
  return n;
}

static char *
say_wanted (const PergolaBalance *self)
{
  const PergolaBalanceField *state = pergola_balance_get_field (self, "state");

  if (count_role (state, "wanted") < self->total)
    return NULL;
  return g_strdup (_ ("All of it is wanted; nothing is done yet."));
}

static char *
say_zones (const PergolaBalance *self)
{
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < self->zones->len; i++)
    {
      const PergolaBalanceCount *count = &g_array_index (self->zones, PergolaBalanceCount, i);

      if (count->count == 0)
        g_ptr_array_add (empty, count->zone->title);
    }
  if (empty->len == 0 || self->zones->len < 2 || empty->len == self->zones->len)
    return NULL;
  if (empty->len * 2 > self->zones->len)
    return g_strdup_printf (ngettext ("There is something in only %u of %u kinds.",
                                      "There is something in only %u of %u kinds.", self->zones->len),
                            self->zones->len - empty->len, self->zones->len);
  names = join_names (empty);
  /* Translators: %s is one name, or several. */
  return g_strdup_printf (_ ("Nothing yet in %s."), names);
}

static const char *
get_word (const PergolaFieldDef *axis, guint half)
{
  return half == 0 ? axis->low : axis->high;
}

/* Which quarter has everything (@all), or nothing; FALSE where there is none, or more than one that has nothing. */
static gboolean
find_quarter (const PergolaBalance *self, gboolean all, guint *down, guint *across)
{
  guint wanted = all ? self->placed : 0;
  guint found = 0;

  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 2; j++)
      if (self->quarters[i][j] == wanted)
        {
          *down = i;
          *across = j;
          found++;
        }
  return found == 1;
}

/* How many are in the second half of an axis. */
static guint
count_high (const PergolaBalance *self, gboolean across)
{
  return self->quarters[1][1] + (across ? self->quarters[0][1] : self->quarters[1][0]);
}

/* Two thirds or more in one half. */
static char *
say_half (const PergolaBalance *self, gboolean across)
{
  const PergolaFieldDef *axis = across ? self->across : self->down;
  guint high = count_high (self, across);
  guint half = high * 2 >= self->placed;
  guint most = half ? high : self->placed - high;

  if (self->placed <= FEW || most * 3 < self->placed * 2)
    return NULL;
  /* Translators: most of what is on the plane lies at one end of an axis, whose name is in quotes: 9 of 12. */
  return g_strdup_printf (_ ("Most is “%s”: %u of %u."), get_word (axis, half), most, self->placed);
}

static gboolean
is_well_spread (const PergolaBalance *self)
{
  for (guint i = 0; i < 4; i++)
    if (self->quarters[i / 2][i % 2] * 8 < self->placed)
      return FALSE;
  return TRUE;
}

static void
say_plane (const PergolaBalance *self, GPtrArray *sentences)
{
  guint down, across;
  char *first, *second;

  if (self->placed <= FEW)
    return;
  if (find_quarter (self, TRUE, &down, &across))
    {
      /* Translators: the names of two axes' ends: all is in that corner of the plane. */
      g_ptr_array_add (sentences, g_strdup_printf (_ ("All of it is both “%s” and “%s”."),
                                                   get_word (self->across, across), get_word (self->down, down)));
      return;
    }
  first = say_half (self, TRUE);
  second = say_half (self, FALSE);
  if (first != NULL)
    g_ptr_array_add (sentences, first);
  if (second != NULL)
    g_ptr_array_add (sentences, second);
  if (first != NULL || second != NULL)
    return;
  if (is_well_spread (self))
    g_ptr_array_add (sentences, g_strdup (_ ("Well spread over both axes.")));
  else if (self->placed >= FOR_EMPTY && find_quarter (self, FALSE, &down, &across))
    /* Translators: the names of two axes' ends: that corner of the plane is empty. */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("Nothing is both “%s” and “%s”."), get_word (self->across, across),
                                                 get_word (self->down, down)));
}

/* What is not said of anything says nothing about the whole. */
static char *
say_outside (const PergolaBalance *self)
{
  const PergolaBalanceField *source = pergola_balance_get_field (self, "source");
  guint outside = count_role (source, "outside");

  if (source == NULL || source->unset > 0 || pergola_field_def_get_choice_by_role (source->field, "outside") == NULL)
    return NULL;
  if (outside == 0)
    return g_strdup (_ ("Nothing comes from outside."));
  return outside == self->total ? g_strdup (_ ("All of it comes from outside.")) : NULL;
}

/* --- All of it --- */

static void
add (GPtrArray *sentences, char *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (sentences, sentence);
}

GStrv
pergola_balance_describe (const PergolaBalance *self)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (self->total == 0)
    add (sentences, g_strdup (_ ("Nothing to weigh up yet: add a few, and this says how they are spread.")));
  else if (self->total <= FEW)
    add (sentences, g_strdup_printf (ngettext ("%u so far: too few to speak of balance.",
                                               "%u so far: too few to speak of balance.", self->total),
                                     self->total));
  else
    {
      add (sentences, say_wanted (self));
      add (sentences, say_zones (self));
      say_plane (self, sentences);
      add (sentences, say_outside (self));
    }
  if (sentences->len > SENTENCES)
    g_ptr_array_set_size (sentences, SENTENCES);
  g_ptr_array_set_free_func (sentences, NULL);
  g_ptr_array_add (sentences, NULL);
  return (GStrv) g_ptr_array_free (sentences, FALSE);
}
