/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-editor-private.h"

#include "pergola-output.h"

G_DEFINE_FINAL_TYPE (PergolaEditor, pergola_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BOARD,
  PROP_ZONE,
  PROP_ENTRY,
  PROP_FILTERED,
  PROP_OVERLAY,
  PROP_UNTIL,
  PROP_RETROSPECTIVE,
  PROP_CHAIN,
  PROP_TIMING,
  N_PROPS
};

enum
{
  RENAME,
  LINK_STARTED,
  REVEAL,
  TOAST,
  DESCRIBE_COPY,
  TELLING,
  TRACE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- What follows the project --- */

/* The id of what a change leaves behind for the eye, or NULL. */
static const char *
get_trace (PergolaEditor *self, const PergolaChange *change)
{
  PergolaItem *item;

  if (change->id == NULL || (item = pergola_project_get (self->project, change->id)) == NULL)
    return NULL;
  if (pergola_item_get_parent (item) != NULL && pergola_editor_find_zone (self, change->id, NULL) == NULL)
    return NULL;

  return change->id;
}

/* Whether a page shows an item: itself, what it lives in, or a story that tells of it. */
static gboolean
stands_on_page (PergolaEditor *self, PergolaItem *item)
{
  g_autoptr (GPtrArray) stories = NULL;

  for (PergolaItem *at = item; at != NULL; at = pergola_project_get (self->project, pergola_item_get_parent (at)))
    if (pergola_editor_find_zone (self, pergola_item_get_id (at), NULL) != NULL)
      return TRUE;
  stories = pergola_story_list_of (self->project, pergola_item_get_id (item));
  for (guint i = 0; i < stories->len; i++)
    if (pergola_editor_find_zone (self, pergola_item_get_id (stories->pdata[i]), NULL) != NULL)
      return TRUE;
  return FALSE;
}

/* A page that is written on shows what was undone, or that it is gone, by itself. */
static gboolean
is_of_page (PergolaEditor *self, const PergolaTransaction *transaction)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  for (guint i = 0; board != NULL && board->page != NULL && i < transaction->changes->len; i++)
    {
      const PergolaChange *change = transaction->changes->pdata[i];
      PergolaItem *item = change->id != NULL ? pergola_project_get (self->project, change->id) : NULL;

      item = item != NULL ? item : change->item;
      if (item != NULL && !pergola_item_is_link (item) && stands_on_page (self, item))
        return TRUE;
    }
  return FALSE;
}

/* What is most worth seeing of a transaction: items that came back, else items that changed, which may only have been
 * told of it; links only where nothing else changed. */
static gboolean
is_worth (PergolaEditor *self, const PergolaChange *change, const char *id, int pass)
{
  gboolean is_link = pergola_item_is_link (pergola_project_get (self->project, id));

  return is_link ? pass == 2 : pass == 1 || (pass == 0 && change->type == PERGOLA_CHANGE_INSERT);
}

/* Undoing something out of sight would be a riddle: show what came back, on another board if need be. */
static void
reveal_transaction (PergolaEditor *self, const PergolaTransaction *transaction)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (is_of_page (self, transaction))
    return;
  for (int pass = 0; pass < 3 && ids->len == 0; pass++)
    for (guint i = 0; i < transaction->changes->len && ids->len < 100; i++)
      {
        const PergolaChange *change = transaction->changes->pdata[i];
        const char *id = get_trace (self, change);

        if (id != NULL && is_worth (self, change, id, pass) &&
            !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
          g_ptr_array_add (ids, (char *) id);
      }

  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  pergola_editor_select_and_reveal (self, (const char *const *) ids->pdata);
}

static void
committed_cb (PergolaEditor *self, const PergolaTransaction *transaction)
{
  if (self->naming != NULL && !self->typing)
    self->disturbed = TRUE;
  if (self->unwinding)
    reveal_transaction (self, transaction);
  pergola_editor_update_actions (self);
}

static void
selection_cb (PergolaEditor *self)
{
  if (pergola_selection_get_size (self->selection) > 0)
    {
      pergola_editor_set_zone (self, NULL);
      pergola_editor_set_entry (self, NULL);
    }
  pergola_editor_update_actions (self);
}

/* The language is another one, so the definitions are others. */
static void
frameworks_changed_cb (PergolaEditor *self)
{
  pergola_editor_forget_timeline (self);
  pergola_editor_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOARD]);
}

/* --- Object --- */

static void
pergola_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaEditor *self = PERGOLA_EDITOR (object);

  switch (id)
    {
    case PROP_BOARD:
      g_value_set_string (value, self->board);
      break;
    case PROP_ZONE:
      g_value_set_string (value, self->zone);
      break;
    case PROP_ENTRY:
      g_value_set_string (value, self->entry);
      break;
    case PROP_OVERLAY:
      g_value_set_string (value, pergola_editor_get_overlay (self));
      break;
    case PROP_UNTIL:
      g_value_set_uint (value, self->until);
      break;
    case PROP_TIMING:
      g_value_set_boolean (value, self->timing);
      break;
    case PROP_RETROSPECTIVE:
      g_value_set_boolean (value, self->retrospective);
      break;
    case PROP_CHAIN:
      g_value_set_boxed (value, self->chain);
      break;
    case PROP_FILTERED:
      g_value_set_boolean (value, pergola_editor_get_filter (self) != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PergolaEditor *self = PERGOLA_EDITOR (object);

  switch (id)
    {
    case PROP_BOARD:
      pergola_editor_set_board (self, g_value_get_string (value));
      break;
    case PROP_ZONE:
      pergola_editor_set_zone (self, g_value_get_string (value));
      break;
    case PROP_ENTRY:
      pergola_editor_set_entry (self, g_value_get_string (value));
      break;
    case PROP_OVERLAY:
      pergola_editor_set_overlay (self, g_value_get_string (value));
      break;
    case PROP_UNTIL:
      pergola_editor_set_until (self, g_value_get_uint (value));
      break;
    case PROP_TIMING:
      pergola_editor_set_timing (self, g_value_get_boolean (value));
      break;
    case PROP_RETROSPECTIVE:
      pergola_editor_set_retrospective (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pergola_editor_finalize (GObject *object)
{
  PergolaEditor *self = PERGOLA_EDITOR (object);
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  /* Widgets may hold the group longer than we live. */
  for (guint i = 0; actions[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), actions[i]);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->project);
  g_free (self->board);
  g_free (self->zone);
  g_free (self->entry);
  g_hash_table_unref (self->filters);
  g_hash_table_unref (self->overlays);
  pergola_editor_forget_timeline (self);
  g_strfreev (self->chain);
  g_free (self->chain_story);
  g_free (self->fresh);
  g_free (self->fresh_key);
  g_free (self->naming);
  g_free (self->old_title);
  g_free (self->telling);
  g_free (self->tell_key);
  g_strfreev (self->copied);

  G_OBJECT_CLASS (pergola_editor_parent_class)->finalize (object);
}

static void
pergola_editor_class_init (PergolaEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pergola_editor_get_property;
  object_class->set_property = pergola_editor_set_property;
  object_class->finalize = pergola_editor_finalize;

  properties[PROP_BOARD] =
    g_param_spec_string ("board", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZONE] = g_param_spec_string ("zone", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTERED] =
    g_param_spec_boolean ("filtered", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OVERLAY] = g_param_spec_string ("overlay", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNTIL] = g_param_spec_uint ("until", NULL, NULL, 0, G_MAXUINT32, 0,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIMING] = g_param_spec_boolean ("timing", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RETROSPECTIVE] = g_param_spec_boolean (
    "retrospective", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHAIN] =
    g_param_spec_boxed ("chain", NULL, NULL, G_TYPE_STRV, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ENTRY] = g_param_spec_string ("entry", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RENAME] =
    g_signal_new ("rename", PERGOLA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LINK_STARTED] = g_signal_new ("link-started", PERGOLA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TRACE] =
    g_signal_new ("trace", PERGOLA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REVEAL] =
    g_signal_new ("reveal", PERGOLA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TOAST] = g_signal_new ("toast", PERGOLA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[DESCRIBE_COPY] = g_signal_new ("describe-copy", PERGOLA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_STRING, 0);
  signals[TELLING] =
    g_signal_new ("telling", PERGOLA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_editor_init (PergolaEditor *self)
{
  self->actions = g_simple_action_group_new ();
  self->board = g_strdup ("");
  self->overlays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pergola_filter_free);
}

PergolaEditor *
pergola_editor_new (PergolaProject *project)
{
  PergolaEditor *self = g_object_new (PERGOLA_TYPE_EDITOR, NULL);
  const PergolaBoardDef *first = pergola_output_get_first_board (project, PERGOLA_AUDIENCE_ME);

  self->project = g_object_ref (project);
  self->selection = pergola_selection_new (project);
  pergola_editor_set_str (&self->board, first != NULL ? first->id : "");
  pergola_editor_init_actions (self);

  g_signal_connect_object (project, "changed", G_CALLBACK (pergola_editor_forget_timeline), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "frameworks-changed", G_CALLBACK (frameworks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_project_get_history (project), "notify", G_CALLBACK (pergola_editor_update_history),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  pergola_editor_update_history (self);
  pergola_editor_update_actions (self);

  return self;
}

PergolaProject *
pergola_editor_get_project (PergolaEditor *self)
{
  return self->project;
}

PergolaSelection *
pergola_editor_get_selection (PergolaEditor *self)
{
  return self->selection;
}

GActionGroup *
pergola_editor_get_actions (PergolaEditor *self)
{
  return G_ACTION_GROUP (self->actions);
}

/* --- The board that is shown --- */

const char *
pergola_editor_get_board (PergolaEditor *self)
{
  return self->board;
}

const PergolaBoardDef *
pergola_editor_get_board_def (PergolaEditor *self)
{
  return pergola_project_get_board (self->project, self->board);
}

void
pergola_editor_set_board (PergolaEditor *self, const char *board)
{
  g_return_if_fail (board != NULL);

  if (g_str_equal (board, self->board))
    return;

  pergola_editor_set_str (&self->board, board);
  pergola_editor_set_zone (self, NULL);
  pergola_editor_set_entry (self, NULL);
  pergola_editor_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOARD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTERED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERLAY]);
}

const PergolaFilter *
pergola_editor_get_filter (PergolaEditor *self)
{
  return g_hash_table_lookup (self->filters, self->board);
}

void
pergola_editor_set_filter (PergolaEditor *self, const PergolaFilter *filter)
{
  if (pergola_filter_equal (filter, pergola_editor_get_filter (self)))
    return;

  if (pergola_filter_is_empty (filter))
    g_hash_table_remove (self->filters, self->board);
  else
    g_hash_table_replace (self->filters, g_strdup (self->board), pergola_filter_copy (filter));
  pergola_editor_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTERED]);
}

const char *
pergola_editor_get_story (PergolaEditor *self)
{
  return self->board != NULL ? pergola_story_get_followed (self->project, self->board) : NULL;
}

const char *
pergola_editor_get_zone (PergolaEditor *self)
{
  return self->zone;
}

void
pergola_editor_set_zone (PergolaEditor *self, const char *zone)
{
  if (g_strcmp0 (zone, self->zone) == 0)
    return;

  pergola_editor_set_str (&self->zone, zone);
  if (zone != NULL)
    {
      pergola_selection_clear (self->selection);
      pergola_editor_set_entry (self, NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
}

const char *
pergola_editor_get_entry (PergolaEditor *self)
{
  return self->entry;
}

void
pergola_editor_set_entry (PergolaEditor *self, const char *entry)
{
  if (g_strcmp0 (entry, self->entry) == 0)
    return;

  pergola_editor_set_str (&self->entry, entry);
  if (entry != NULL)
    {
      pergola_selection_clear (self->selection);
      pergola_editor_set_zone (self, NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

/* --- Signals --- */

char *
pergola_editor_emit_describe_copy (PergolaEditor *self)
{
  char *text = NULL;

  g_signal_emit (self, signals[DESCRIBE_COPY], 0, &text);
  return text;
}

void
pergola_editor_emit_rename (PergolaEditor *self, const char *id)
{
  g_signal_emit (self, signals[RENAME], 0, id);
}

void
pergola_editor_emit_telling (PergolaEditor *self)
{
  g_signal_emit (self, signals[TELLING], 0);
}

void
pergola_editor_emit_link_started (PergolaEditor *self, const char *kind)
{
  g_signal_emit (self, signals[LINK_STARTED], 0, kind);
}

void
pergola_editor_toast (PergolaEditor *self, const char *message, gboolean undoable)
{
  g_signal_emit (self, signals[TOAST], 0, message, undoable);
}

void
pergola_editor_reveal (PergolaEditor *self, const char *id)
{
  g_signal_emit (self, signals[REVEAL], 0, id);
}
