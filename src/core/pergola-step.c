/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-conflict-private.h"

#define LONGEST 40 /* characters of a text that are said */

void
pergola_step_free (PergolaStep *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->hue);
  g_free (self);
}

/* --- What it is about --- */

/* Of what was set a field tells more than the other version of one, that more than an attribute, and what Pergola does
 * not know itself nothing. */
static int
weigh_key (const char *key)
{
  return *key == '!' ? 2 : *key == '@' ? 1 : *key == '?' ? 0 : 3;
}

/* An item that came or went tells more than what was set of it, and an item more than its links. */
static int
weigh (const PergolaChange *change)
{
  gboolean is_link = change->item != NULL && pergola_item_is_link (change->item);

  switch (change->type)
    {
    case PERGOLA_CHANGE_INSERT:
    case PERGOLA_CHANGE_REMOVE:
      return is_link ? 4 : 5;
    case PERGOLA_CHANGE_SET:
      return weigh_key (change->key);
    case PERGOLA_CHANGE_PROPERTY:
      return MIN (weigh_key (change->key), 2);
    case PERGOLA_CHANGE_PLACE:
    default:
      return 1;
    }
}

/* (nullable) */
static const PergolaChange *
find_main (const PergolaTransaction *transaction)
{
  const PergolaChange *main = NULL;

  for (guint i = 0; i < transaction->changes->len; i++)
    {
      const PergolaChange *change = transaction->changes->pdata[i];

      if (main == NULL || weigh (change) > weigh (main))
        main = change;
    }
  return main;
}

/* (nullable): the choice of an item that colours it. */
static const PergolaChoice *
find_choice (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      const char *value = pergola_item_get (item, field->id);
      const PergolaChoice *choice = value != NULL ? pergola_field_def_get_choice (field, value) : NULL;

      if (choice != NULL && choice->hue != NULL)
        return choice;
    }
  return NULL;
}

/* (transfer full) (nullable): "Value · Applied" */
static char *
describe_kind (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const PergolaChoice *choice = find_choice (project, item);

  if (kind == NULL)
    return NULL;
  return choice != NULL ? g_strdup_printf ("%s · %s", kind->title, choice->title) : g_strdup (kind->title);
}

static char *
get_name (PergolaProject *project, PergolaItem *item)
{
  const char *title = item != NULL ? pergola_item_get_title (item) : "";
  const PergolaKind *kind = NULL;

  if (*title != '\0')
    return g_strdup (title);
  if (item != NULL)
    kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  return g_strdup (kind != NULL ? kind->title : _ ("Untitled"));
}

/* --- What was written --- */

/* Back to the start of the word in which @text and its other version begin to differ. */
static gsize
find_start (const char *a, const char *b)
{
  gsize start = 0;

  for (gsize i = 0; a[i] != '\0' && a[i] == b[i]; i++)
    if (a[i] == ' ')
      start = i + 1;
  return start;
}

static gsize
find_end (const char *a, const char *b, gsize start)
{
  gsize length_a = strlen (a), length_b = strlen (b), end = 0;

  for (gsize i = 1; start + i <= length_a && start + i <= length_b && a[length_a - i] == b[length_b - i]; i++)
    if (a[length_a - i] == ' ')
      end = i;
  return end;
}

static char *
shorten (const char *text, gsize start, gsize end)
{
  g_autofree char *part = g_strndup (text + start, strlen (text) - start - end);

  g_strdelimit (part, "\n", ' ');
  if (g_utf8_strlen (part, -1) <= LONGEST)
    return g_steal_pointer (&part);
  *g_utf8_offset_to_pointer (part, LONGEST) = '\0';
  return g_strconcat (g_strchomp (part), "…", NULL);
}

/* (transfer full) (nullable): what became what, without what stayed. */
static char *
describe_difference (const char *old_value, const char *new_value)
{
  const char *a = old_value != NULL ? old_value : "";
  const char *b = new_value != NULL ? new_value : "";
  gsize start = find_start (a, b);
  gsize end = find_end (a, b, start);
  g_autofree char *before = shorten (a, start, end);
  g_autofree char *after = shorten (b, start, end);

  if (*before == '\0' && *after == '\0')
    return NULL;
  if (*before == '\0')
    return g_strdup_printf ("“%s”", after);
  if (*after == '\0')
    /* Translators: a text that was taken away. */
    return g_strdup_printf (_ ("without “%s”"), before);
  /* Translators: a text that became another. */
  return g_strdup_printf (_ ("“%s” to “%s”"), before, after);
}

/* Whether its value is what a person wrote, or goes by a name: ids and strokes say nothing. */
static gboolean
is_readable (const PergolaFieldDef *field)
{
  return field->type != PERGOLA_FIELD_CHOICES && !pergola_field_def_is_reference (field) &&
         field->type != PERGOLA_FIELD_STROKES;
}

/* What a choice or a yes is called, else the text. */
static const char *
get_words (const PergolaFieldDef *field, const char *value)
{
  const PergolaChoice *choice = field != NULL && value != NULL ? pergola_field_def_get_choice (field, value) : NULL;

  return choice != NULL ? choice->title : value;
}

/* --- The kinds of step --- */

static void
describe_link (PergolaStep *self, PergolaProject *project, const PergolaChange *change)
{
  PergolaItem *link = change->item;
  PergolaItem *from = pergola_project_get (project, pergola_item_get_from (link));
  PergolaItem *to = pergola_project_get (project, pergola_item_get_to (link));
  const PergolaLinkKind *kind = pergola_project_get_link_kind (project, pergola_item_get_kind (link));
  g_autofree char *from_name = get_name (project, from);
  g_autofree char *to_name = get_name (project, to);
  gboolean came = change->type == PERGOLA_CHANGE_INSERT;

  self->kind = came ? PERGOLA_STEP_LINKED : PERGOLA_STEP_REMOVED;
  self->title = g_strdup_printf (came ? _ ("Linked “%s” to “%s”") : _ ("Unlinked “%s” from “%s”"), from_name, to_name);
  self->detail = g_strdup (kind != NULL ? kind->title : NULL);
}

static void
describe_item (PergolaStep *self, PergolaProject *project, const PergolaChange *change)
{
  g_autofree char *name = get_name (project, change->item);
  gboolean came = change->type == PERGOLA_CHANGE_INSERT;

  self->kind = came ? PERGOLA_STEP_ADDED : PERGOLA_STEP_REMOVED;
  self->title = g_strdup_printf (came ? _ ("Added “%s”") : _ ("Removed “%s”"), name);
  self->detail = describe_kind (project, change->item);
}

static void
describe_field (PergolaStep *self, PergolaProject *project, const PergolaChange *change)
{
  const PergolaFieldDef *field = pergola_project_get_field (project, change->item, change->key);
  g_autofree char *name = get_name (project, change->item);
  g_autofree char *word = field != NULL ? g_utf8_strdown (field->title, -1) : NULL;

  self->kind = PERGOLA_STEP_CHANGED;
  if (g_str_equal (change->key, "title"))
    self->title = g_strdup_printf (_ ("Renamed “%s”"), name);
  else if (word != NULL)
    /* Translators: Changed “Night-flow trial”: note */
    self->title = g_strdup_printf (_ ("Changed “%s”: %s"), name, word);
  else
    self->title = g_strdup_printf (_ ("Changed “%s”"), name);
  if (field != NULL && !is_readable (field))
    self->detail = describe_kind (project, change->item);
  else
    self->detail = describe_difference (get_words (field, change->old_value), get_words (field, change->new_value));
}

/* (transfer full) (nullable): the other version of a field, as its owner's; of what is read as text or by a name. */
static char *
quote_version (PergolaProject *project, PergolaItem *item, const char *field, const char *value)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (project, item, field) : NULL;
  const char *text = get_words (def, pergola_conflict_get_text (value));
  g_autofree char *by = NULL;
  g_autofree char *at = NULL;
  g_autofree char *part = NULL;

  if (*text == '\0' || (def != NULL ? !is_readable (def) : !g_str_equal (field, "title")))
    return NULL;
  pergola_conflict_read_head (value, &by, &at);
  part = shorten (text, 0, 0);
  /* Translators: a text, and the person or computer whose version it is. */
  return by != NULL ? g_strdup_printf (_ ("“%s”, by %s"), part, by) : g_strdup_printf (_ ("“%s”"), part);
}

/* (transfer full) (nullable) */
static char *
name_field (PergolaProject *project, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (project, item, field) : NULL;
  const char *name = def != NULL ? def->title : g_str_equal (field, "title") ? _ ("Title") : NULL;

  return name != NULL ? g_utf8_strdown (name, -1) : NULL;
}

/* A second version came, or one was decided about: then the next one of the same field moves up into its place. */
static void
describe_conflict (PergolaStep *self, PergolaProject *project, const PergolaChange *change)
{
  gboolean came = change->old_value == NULL;
  PergolaItem *item = change->item;
  g_autofree char *field = pergola_conflict_parse_key (change->key, NULL);
  g_autofree char *word = name_field (project, item, field);
  const char *title = pergola_project_get_title (project);
  g_autofree char *name = item != NULL || *title == '\0' ? get_name (project, item) : g_strdup (title);

  self->kind = item != NULL ? PERGOLA_STEP_CHANGED : PERGOLA_STEP_SETTING;
  if (word != NULL)
    /* Translators: Kept a second version of “Night-flow trial”: note */
    self->title = g_strdup_printf (
      came ? _ ("Kept a second version of “%s”: %s") : _ ("Decided between versions of “%s”: %s"), name, word);
  else
    self->title =
      g_strdup_printf (came ? _ ("Kept a second version of “%s”") : _ ("Decided between versions of “%s”"), name);
  if (came)
    self->detail = quote_version (project, item, field, change->new_value);
  if (self->detail == NULL && item != NULL)
    self->detail = describe_kind (project, item);
}

static void
describe_attribute (PergolaStep *self, PergolaProject *project, const PergolaChange *change)
{
  g_autofree char *name = get_name (project, change->item);
  gboolean moved = change->type == PERGOLA_CHANGE_PLACE || g_str_equal (change->key, "@rank");

  self->kind = moved ? PERGOLA_STEP_MOVED : PERGOLA_STEP_CHANGED;
  self->title = g_strdup_printf (moved ? _ ("Moved “%s”") : _ ("Changed “%s”"), name);
  self->detail = describe_kind (project, change->item);
}

static void
describe_property (PergolaStep *self, const PergolaTransaction *transaction, const PergolaChange *change)
{
  gboolean title = g_str_equal (change->key, "title");

  self->kind = PERGOLA_STEP_SETTING;
  self->title = g_strdup (title ? _ ("Renamed the project") : transaction->name);
  if (title)
    self->detail = describe_difference (change->old_value, change->new_value);
}

PergolaStep *
pergola_step_describe (PergolaProject *project, const PergolaTransaction *transaction)
{
  const PergolaChange *change = find_main (transaction);
  PergolaStep *self = g_new0 (PergolaStep, 1);
  const PergolaChoice *choice;

  if (change == NULL)
    {
      self->kind = PERGOLA_STEP_SETTING;
      self->title = g_strdup (transaction->name);
      return self;
    }
  if (change->type == PERGOLA_CHANGE_PROPERTY)
    {
      if (*change->key == '!')
        describe_conflict (self, project, change);
      else
        describe_property (self, transaction, change);
      return self;
    }

  if (change->type == PERGOLA_CHANGE_SET && *change->key == '!')
    describe_conflict (self, project, change);
  else if (weigh (change) == 5)
    describe_item (self, project, change);
  else if (weigh (change) == 4)
    describe_link (self, project, change);
  else if (weigh (change) == 3)
    describe_field (self, project, change);
  else
    describe_attribute (self, project, change);
  choice = find_choice (project, change->item);
  self->hue = g_strdup (choice != NULL ? choice->hue : NULL);
  return self;
}
