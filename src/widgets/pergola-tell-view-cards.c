/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The questions, and what becomes of what is typed. */

#include "config.h"

#include "pergola-tell-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static PergolaProject *
get_project (PergolaTellView *self)
{
  return pergola_editor_get_project (self->editor);
}

/* --- Which there are --- */

static gboolean
has_answer (GPtrArray *answers, const char *key)
{
  for (guint i = 0; i < answers->len; i++)
    if (g_str_equal (((PergolaAnswer *) answers->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

static gboolean
has_choice (GPtrArray *answers, guint n, const PergolaChoice *choice)
{
  for (guint i = 0; i < n; i++)
    if (((PergolaAnswer *) answers->pdata[i])->choice == choice)
      return TRUE;
  return FALSE;
}

static void
add_answer (PergolaTellView *self, GPtrArray *answers, const char *key)
{
  if (!has_answer (answers, key))
    g_ptr_array_add (answers, pergola_telling_get (get_project (self), self->story, key));
}

/* What made it possible is asked next, for most stories have an answer. */
static gboolean
is_support (const PergolaAnswer *answer)
{
  return answer->choice != NULL && g_strcmp0 (answer->choice->role, "support") == 0;
}

/* Those besides the form stand in the order of the types, told or not, so that they stay where they are. */
static int
compare_besides (gconstpointer a, gconstpointer b, gpointer data)
{
  const PergolaAnswer *answers[2] = { *(PergolaAnswer **) a, *(PergolaAnswer **) b };
  const PergolaFieldDef *types = data;
  guint places[2] = { G_MAXUINT, G_MAXUINT };

  for (int i = 0; i < 2; i++)
    {
      gboolean asked = answers[i]->question != NULL;

      if (asked)
        places[i] = 0;
      else if (is_support (answers[i]))
        places[i] = 1;
      else if (g_ptr_array_find (types->choices, answers[i]->choice, &places[i]))
        places[i] += 2;
    }
  if (places[0] != places[1])
    return places[0] < places[1] ? -1 : 1;
  return places[0] == 0 ? 0 : g_strcmp0 (answers[0]->key, answers[1]->key);
}

/* What the form does not ask of the story itself: its text, where there is one. */
static void
add_texts (PergolaTellView *self, GPtrArray *answers)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (get_project (self), "story");
  PergolaItem *story = pergola_project_get (get_project (self), self->story);

  for (guint i = 1; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      g_autofree char *key = g_strconcat ("=", field->id, NULL);

      if (field->type == PERGOLA_FIELD_TEXT && (pergola_item_get (story, field->id) != NULL ||
                                                g_ptr_array_find_with_equal_func (self->added, key, g_str_equal, NULL)))
        {
          add_answer (self, answers, key);
          if (!g_ptr_array_find_with_equal_func (self->added, key, g_str_equal, NULL))
            g_ptr_array_add (self->added, g_strdup (key));
        }
    }
}

/* (transfer full): of one type there is one answer more than are told, at most: undo may have taken those before it. */
static char *
fit_key (PergolaTellView *self, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);
  g_autofree char *next = NULL;
  const char *last;

  if (strchr ("~=/", *key) != NULL || g_strv_length (parts) != 2)
    return g_strdup (key);
  next = pergola_telling_make_key (get_project (self), self->story, parts[0]);
  last = strchr (next, '/') + 1;
  return g_strdup (g_ascii_strtoull (parts[1], NULL, 10) > g_ascii_strtoull (last, NULL, 10) ? next : key);
}

static void
add_asked (PergolaTellView *self, GPtrArray *answers)
{
  for (guint i = 0; i < self->added->len; i++)
    if (*(const char *) self->added->pdata[i] != '=')
      {
        g_autofree char *key = fit_key (self, self->added->pdata[i]);

        add_answer (self, answers, key);
      }
  /* The one with the cursor stays until it is left. */
  if (self->current != NULL && *self->current != '=' && gtk_widget_get_focus_child (self->cards) != NULL)
    add_answer (self, answers, self->current);
}

/* (transfer full) (element-type PergolaAnswer) */
static GPtrArray *
list_answers (PergolaTellView *self)
{
  const PergolaFieldDef *types = pergola_telling_get_types (get_project (self));
  GPtrArray *answers = pergola_telling_list (get_project (self), self->story, self->form);
  g_autoptr (GPtrArray) sorted = NULL;
  guint n = 0;

  while (n < answers->len && ((PergolaAnswer *) answers->pdata[n])->question != NULL)
    n++;
  for (guint i = 0; types != NULL && i < types->choices->len; i++)
    {
      const PergolaChoice *choice = types->choices->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s/0", choice->id);

      if (!has_choice (answers, n, choice))
        add_answer (self, answers, key);
    }
  add_asked (self, answers);

  /* The questions stay as they are asked. */
  sorted = g_ptr_array_new ();
  for (guint i = n; i < answers->len; i++)
    g_ptr_array_add (sorted, answers->pdata[i]);
  if (types != NULL)
    g_ptr_array_sort_with_data (sorted, compare_besides, (gpointer) types);
  for (guint i = n; i < answers->len; i++)
    answers->pdata[i] = sorted->pdata[i - n];
  add_texts (self, answers);

  return answers;
}

/* --- What is typed --- */

/* (transfer full) (nullable): the id of the step that an answer is told by. */
static char *
get_step_of (PergolaTellView *self, const char *key)
{
  g_autoptr (PergolaAnswer) answer =
    self->story != NULL && key != NULL ? pergola_telling_get (get_project (self), self->story, key) : NULL;

  return answer != NULL && answer->step != NULL ? g_strdup (pergola_item_get_id (answer->step)) : NULL;
}

static void
note_current (PergolaTellView *self)
{
  g_autoptr (PergolaAnswer) answer = self->story != NULL && self->current != NULL
                                       ? pergola_telling_get (get_project (self), self->story, self->current)
                                       : NULL;
  gboolean told = answer != NULL && answer->step != NULL;

  g_free (self->current_step);
  g_free (self->current_field);
  self->current_step = told ? g_strdup (pergola_item_get_id (answer->step)) : NULL;
  self->current_field = told ? g_strdup (answer->field) : NULL;
}

/* An answer in which nothing is left stays what it is while the cursor is there: no other takes its place. */
static void
note_emptied (PergolaTellView *self, const char *key)
{
  g_autofree char *id = get_step_of (self, key);
  PergolaItem *step = id != NULL ? pergola_project_get (get_project (self), id) : NULL;

  g_clear_pointer (&self->emptied, g_free);
  g_clear_pointer (&self->emptied_key, g_free);
  if (step == NULL || !pergola_telling_is_silent (get_project (self), step))
    return;
  self->emptied = g_steal_pointer (&id);
  self->emptied_key = g_strdup (key);
}

void
pergola_tell_view_settle (PergolaTellView *self)
{
  g_autofree char *step = g_steal_pointer (&self->emptied);
  g_autofree char *key = g_steal_pointer (&self->emptied_key);

  if (self->editor == NULL || step == NULL)
    return;
  pergola_telling_settle (get_project (self), step, key);
  pergola_history_seal (pergola_project_get_history (get_project (self)));
}

static void
told_cb (PergolaTellView *self, const char *text, PergolaTellCard *card)
{
  guint minutes = pergola_telling_clock_type (&self->clock, g_get_monotonic_time ());
  g_autoptr (GError) error = NULL;

  if (self->story == NULL || pergola_project_get (get_project (self), self->story) == NULL)
    return;
  pergola_telling_type (get_project (self), self->story, pergola_tell_card_get_key (card), text, minutes, &error);
  note_emptied (self, pergola_tell_card_get_key (card));
  note_current (self);
  pergola_tell_card_set_error (card, error != NULL ? error->message : NULL);
  pergola_tell_view_update_path (self);
}

/* (transfer full) (nullable): its answer may be the first of its type now, where it was the second. @field (nullable)
 */
static char *
find_key (PergolaTellView *self, const char *step, const char *field)
{
  g_autoptr (GPtrArray) answers = list_answers (self);

  for (guint i = 0; i < answers->len; i++)
    {
      const PergolaAnswer *answer = answers->pdata[i];

      if (answer->step != NULL && g_str_equal (pergola_item_get_id (answer->step), step) &&
          g_strcmp0 (answer->field, field) == 0)
        return g_strdup (answer->key);
    }
  return NULL;
}

/* --- The cards --- */

static GtkWidget *
find_card (PergolaTellView *self, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->cards); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (pergola_tell_card_get_key (PERGOLA_TELL_CARD (child)), key) == 0)
      return child;
  return NULL;
}

GtkWidget *
pergola_tell_view_get_card (PergolaTellView *self, const char *key)
{
  return find_card (self, key);
}

/* The card with the cursor goes on with its answer, which has another key now that one before it went. */
static void
rename_card (PergolaTellView *self, PergolaTellCard *card, const char *key)
{
  GtkWidget *other = find_card (self, key);

  if (other != NULL)
    pergola_tell_card_set_key (PERGOLA_TELL_CARD (other), pergola_tell_card_get_key (card));
  pergola_tell_card_set_key (card, key);
}

/* The one that has the focus is open, all others are not. */
static void
opened_cb (PergolaTellView *self, PergolaTellCard *card)
{
  g_autofree char *step = get_step_of (self, pergola_tell_card_get_key (card));

  if (g_strcmp0 (self->current, pergola_tell_card_get_key (card)) == 0)
    return;
  /* What else is asked of a step is asked of an empty one, too. */
  if (self->emptied != NULL && g_strcmp0 (step, self->emptied) != 0)
    {
      g_autoptr (PergolaAnswer) answer = NULL;
      g_autofree char *key = NULL;

      pergola_tell_view_settle (self);
      answer = pergola_telling_get (get_project (self), self->story, pergola_tell_card_get_key (card));
      key = step != NULL ? find_key (self, step, answer->field) : NULL;
      if (key != NULL && !g_str_equal (key, pergola_tell_card_get_key (card)))
        rename_card (self, card, key);
    }
  g_free (self->current);
  self->current = g_strdup (pergola_tell_card_get_key (card));
  note_current (self);
  pergola_tell_view_update_cards (self);
}

/* Leaving ends a step of undo, but what is emptied is not left yet: the cursor may come back. */
static void
left_cb (PergolaTellView *self)
{
  if (self->emptied == NULL && self->editor != NULL)
    pergola_history_seal (pergola_project_get_history (get_project (self)));
}

static GtkWidget *
ensure_card (PergolaTellView *self, const char *key)
{
  GtkWidget *card = find_card (self, key);

  if (card != NULL)
    return card;
  card = pergola_tell_card_new (self->editor);
  g_signal_connect_object (card, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->cards), card);
  return card;
}

/* Those that nobody asks for any more. (The one with the cursor is asked for: list_answers.) */
static void
remove_others (PergolaTellView *self, GPtrArray *answers)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (self->cards); child != NULL; child = next)
    {
      const char *key = pergola_tell_card_get_key (PERGOLA_TELL_CARD (child));

      next = gtk_widget_get_next_sibling (child);
      if (!has_answer (answers, key))
        gtk_box_remove (GTK_BOX (self->cards), child);
    }
}

/* The cursor stays with the words that it is in, wherever moving or undo puts them; without any, with the question. */
static void
fit_current (PergolaTellView *self)
{
  g_autofree char *key = self->current_step != NULL ? find_key (self, self->current_step, self->current_field) : NULL;
  GtkWidget *card = self->current != NULL ? find_card (self, self->current) : NULL;

  if (card == NULL)
    return;
  if (key == NULL)
    key = fit_key (self, self->current);
  if (!g_str_equal (key, self->current))
    {
      rename_card (self, PERGOLA_TELL_CARD (card), key);
      g_free (self->current);
      self->current = g_steal_pointer (&key);
    }
  note_current (self);
}

void
pergola_tell_view_update_cards (PergolaTellView *self)
{
  g_autoptr (GPtrArray) answers = NULL;
  GtkWidget *before = NULL;
  gboolean next = TRUE;

  fit_current (self);
  answers = list_answers (self);
  remove_others (self, answers);
  for (guint i = 0; i < answers->len; i++)
    {
      const PergolaAnswer *answer = answers->pdata[i];
      GtkWidget *card = ensure_card (self, answer->key);
      gboolean can_tell = answer->link == NULL || *answer->text != '\0' ||
                          pergola_telling_can_loop (get_project (self), self->story, answer->link);
      gboolean open = g_strcmp0 (self->current, answer->key) == 0;

      if (gtk_widget_get_prev_sibling (card) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->cards), card, before);
      pergola_tell_card_set_open (PERGOLA_TELL_CARD (card), open);
      pergola_tell_card_show (PERGOLA_TELL_CARD (card), answer, self->form, can_tell, next && answer->question != NULL);
      if (answer->question != NULL && answer->card == NULL && !open)
        next = FALSE;
      before = card;
    }
  pergola_tell_view_update_path (self);
}

void
pergola_tell_view_drop_cards (PergolaTellView *self)
{
  GtkWidget *child;

  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->current_step, g_free);
  g_clear_pointer (&self->current_field, g_free);
  g_clear_pointer (&self->emptied, g_free);
  g_clear_pointer (&self->emptied_key, g_free);
  g_ptr_array_set_size (self->added, 0);
  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), child);
}

gboolean
pergola_tell_view_step (PergolaTellView *self, int by)
{
  GtkWidget *card = self->current != NULL ? find_card (self, self->current) : NULL;

  if (card == NULL)
    return FALSE;
  do
    card = by > 0 ? gtk_widget_get_next_sibling (card) : gtk_widget_get_prev_sibling (card);
  while (card != NULL && !pergola_tell_card_write (PERGOLA_TELL_CARD (card)));
  return TRUE;
}

/* --- The order of the steps --- */

/* (nullable): the step that has the focus; @position: its place in the story, @n: how many there are. */
static PergolaItem *
get_step (PergolaTellView *self, guint *position, guint *n)
{
  g_autoptr (PergolaAnswer) answer =
    self->current != NULL ? pergola_telling_get (get_project (self), self->story, self->current) : NULL;
  PergolaItem *step = answer != NULL ? answer->step : NULL;
  g_autoptr (GPtrArray) steps = step != NULL ? pergola_project_list_children (get_project (self), self->story) : NULL;

  if (step == NULL || !g_ptr_array_find (steps, step, position))
    return NULL;
  *n = steps->len;
  return step;
}

static void
update_order (PergolaTellView *self)
{
  guint position = 0, n = 0;
  gboolean told = get_step (self, &position, &n) != NULL;

  g_simple_action_set_enabled (self->earlier, told && position > 0);
  g_simple_action_set_enabled (self->later, told && position + 1 < n);
}

gboolean
pergola_tell_view_move (PergolaTellView *self, int by)
{
  guint position = 0, n = 0;
  PergolaItem *step = get_step (self, &position, &n);
  g_autofree char *key = NULL;
  GtkWidget *card;

  if (step == NULL)
    return FALSE;
  if ((by < 0 && position == 0) || (by > 0 && position + 1 == n))
    return TRUE;
  pergola_telling_move (get_project (self), pergola_item_get_id (step), (guint) ((int) position + by));
  key = find_key (self, pergola_item_get_id (step), NULL);
  pergola_tell_view_update_cards (self);
  card = key != NULL && g_strcmp0 (key, self->current) != 0 ? find_card (self, key) : NULL;
  if (card != NULL)
    pergola_tell_card_write (PERGOLA_TELL_CARD (card));
  return TRUE;
}

void
pergola_tell_view_write_at (PergolaTellView *self, const char *key)
{
  GtkWidget *card;

  if (self->story == NULL)
    return;
  if (find_card (self, key) == NULL && !g_ptr_array_find_with_equal_func (self->added, key, g_str_equal, NULL))
    {
      g_ptr_array_add (self->added, g_strdup (key));
      pergola_tell_view_update_cards (self);
    }
  card = find_card (self, key);
  if (card != NULL)
    pergola_tell_card_write (PERGOLA_TELL_CARD (card));
}

void
pergola_tell_view_ask (PergolaTellView *self, const char *choice)
{
  g_autofree char *key = NULL;

  pergola_tell_view_settle (self);
  key = pergola_telling_make_key (get_project (self), self->story, choice);
  pergola_tell_view_write_at (self, key);
}

/* --- The path --- */

void
pergola_tell_view_update_path (PergolaTellView *self)
{
  g_autofree char *text = NULL;
  guint told, asked;

  pergola_telling_get_progress (get_project (self), self->story, self->form, &told, &asked);
  /* Translators: how far a story is told, of the steps that a form asks for. */
  text = g_strdup_printf (_ ("%u of %u steps told"), told, asked);
  gtk_label_set_label (GTK_LABEL (self->progress), text);
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->bar), MAX (asked, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), told);
  pergola_tell_path_show (self->path, get_project (self), self->story, self->form, self->current);
  update_order (self);
}
