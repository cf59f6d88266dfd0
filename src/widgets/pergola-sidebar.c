/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-sidebar.h"

#include "pergola-board-group.h"
#include "pergola-sidebar-row.h"

#define MAX_SHOWN 7 /* rows before “More Views” */

struct _PergolaSidebar
{
  AdwBin parent_instance;

  PergolaEditor *editor; /* (nullable) */
  GtkListBox *list;
  GHashTable *last;  /* entry → the board of its group that was shown last */
  gboolean expanded; /* what is below “More Views” is shown */
  guint n_listed;    /* frameworks whose boards are listed without being offered */
  guint counting;    /* idle source until the numbers are right again */
};

G_DEFINE_FINAL_TYPE (PergolaSidebar, pergola_sidebar, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PergolaBoardDef *
get_entry (PergolaEditor *editor)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  const PergolaBoardDef *board = pergola_editor_get_board_def (editor);
  PergolaFramework *framework = pergola_project_get_framework_of_board (project, pergola_editor_get_board (editor));

  return board != NULL && framework != NULL ? pergola_board_group_get_first (framework, board) : board;
}

const char *
pergola_sidebar_get_title (PergolaEditor *editor)
{
  const PergolaBoardDef *entry = get_entry (editor);

  return entry != NULL ? entry->title : "";
}

/* --- Rows --- */

/* A row that there is, or would be if the others were open. */
typedef struct
{
  PergolaFramework *framework;
  const PergolaBoardDef *board;
} Entry;

static void
add_entries (GArray *entries, PergolaFramework *framework)
{
  g_autoptr (GPtrArray) boards = pergola_board_group_list (framework);

  for (guint i = 0; i < boards->len; i++)
    g_array_append_vals (entries, &(Entry){ framework, boards->pdata[i] }, 1);
}

/* What only another framework needs is listed once there is something of it: people, when the first is named. */
static gboolean
is_listed (PergolaProject *project, const PergolaFramework *framework)
{
  if (pergola_project_uses (project, framework->id))
    return TRUE;
  for (guint i = 0; i < framework->kinds->len; i++)
    if (pergola_project_count (project, ((PergolaKind *) framework->kinds->pdata[i])->id) > 0)
      return TRUE;

  return FALSE;
}

static guint
count_listed (PergolaProject *project)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  guint n = 0;

  for (guint i = 0; i < frameworks->len; i++)
    n += is_listed (project, frameworks->pdata[i]);

  return n;
}

static void
add_offered (GArray *entries, PergolaProject *project, GPtrArray *offered, gboolean everywhere)
{
  for (guint i = 0; i < offered->len; i++)
    if (((PergolaFramework *) offered->pdata[i])->everywhere == everywhere && !is_listed (project, offered->pdata[i]))
      add_entries (entries, offered->pdata[i]);
}

/* The boards of what is there with every project and of what it draws on, of which as many as fit at a glance are
 * always shown, then those of what it could draw on. Definitions stay loaded. */
static GArray *
list_entries (PergolaProject *project, guint *n_shown)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  g_autoptr (GPtrArray) offered = pergola_project_list_offered (project);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  add_offered (entries, project, offered, TRUE);
  for (guint i = 0; i < frameworks->len; i++)
    if (is_listed (project, frameworks->pdata[i]))
      add_entries (entries, frameworks->pdata[i]);
  *n_shown = MIN (entries->len, MAX_SHOWN);
  add_offered (entries, project, offered, FALSE);

  return entries;
}

static GtkListBoxRow *
find_row (PergolaSidebar *self, const char *board)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (pergola_sidebar_row_get_board (row), board) == 0)
      return row;

  return NULL;
}

static void
update_counts (PergolaSidebar *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *id = pergola_sidebar_row_get_board (row);
      const PergolaBoardDef *board = id != NULL ? pergola_project_get_board (project, id) : NULL;

      if (board != NULL && !pergola_project_get_framework_of_board (project, id)->everywhere)
        pergola_sidebar_row_set_count (row, pergola_board_group_count (project, board));
    }
}

/* (nullable): what is there with every project needs none. */
static const char *
get_heading (PergolaFramework *framework)
{
  if (framework->everywhere && framework->group == NULL)
    return NULL;
  return framework->group != NULL ? framework->group : framework->title;
}

static void
fill (PergolaSidebar *self)
{
  guint n_shown;
  g_autoptr (GArray) entries = list_entries (pergola_editor_get_project (self->editor), &n_shown);
  PergolaFramework *above = NULL;

  for (guint i = 0; i < entries->len && (i <= n_shown || self->expanded); i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const char *heading = get_heading (entry->framework);

      if (i == n_shown)
        {
          gtk_list_box_append (self->list, GTK_WIDGET (pergola_sidebar_row_new_more (self->expanded)));
          above = NULL;
        }
      if (i < n_shown || self->expanded)
        gtk_list_box_append (self->list,
                             GTK_WIDGET (pergola_sidebar_row_new (entry->framework->id, entry->board,
                                                                  entry->framework != above ? heading : NULL)));
      above = entry->framework;
    }
  update_counts (self);
}

static void
rebuild (PergolaSidebar *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  const PergolaBoardDef *entry = self->editor != NULL ? get_entry (self->editor) : NULL;
  GtkListBoxRow *row;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (self->editor == NULL)
    return;

  self->n_listed = count_listed (pergola_editor_get_project (self->editor));
  fill (self);
  row = entry != NULL ? find_row (self, entry->id) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  if (focused && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
select_board (PergolaSidebar *self)
{
  const PergolaBoardDef *entry = get_entry (self->editor);
  GtkListBoxRow *row = entry != NULL ? find_row (self, entry->id) : NULL;

  if (entry != NULL)
    g_hash_table_replace (self->last, g_strdup (entry->id), g_strdup (pergola_editor_get_board (self->editor)));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else if (entry != NULL && !self->expanded)
    {
      self->expanded = TRUE;
      rebuild (self);
    }
}

static void
toggle_more (PergolaSidebar *self)
{
  self->expanded = !self->expanded;
  rebuild (self);
  gtk_widget_grab_focus (GTK_WIDGET (find_row (self, NULL)));
}

static void
activated_cb (PergolaSidebar *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (pergola_sidebar_row_get_board (row));
  const PergolaBoardDef *entry = get_entry (self->editor);
  const char *last = id != NULL ? g_hash_table_lookup (self->last, id) : NULL;

  if (id == NULL)
    toggle_more (self);
  else if (entry == NULL || !g_str_equal (entry->id, id))
    {
      pergola_project_use (pergola_editor_get_project (self->editor), pergola_sidebar_row_get_framework (row));
      pergola_editor_set_board (self->editor, last != NULL ? last : id);
    }
  if (id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/* --- Changes --- */

static gboolean
counts_cb (gpointer data)
{
  PergolaSidebar *self = data;

  self->counting = 0;
  if (self->editor != NULL && count_listed (pergola_editor_get_project (self->editor)) != self->n_listed)
    {
      rebuild (self);
      select_board (self);
    }
  else if (self->editor != NULL)
    update_counts (self);
  return G_SOURCE_REMOVE;
}

/* Whether something may stand elsewhere now: it came, went, or is something else by a choice. */
static gboolean
moves (PergolaProject *project, const PergolaChange *change)
{
  const PergolaFieldDef *field =
    change->type == PERGOLA_CHANGE_SET ? pergola_project_get_field (project, change->item, change->key) : NULL;

  return change->type == PERGOLA_CHANGE_INSERT || change->type == PERGOLA_CHANGE_REMOVE ||
         (field != NULL && field->type == PERGOLA_FIELD_CHOICE);
}

static void
committed_cb (PergolaSidebar *self, const PergolaTransaction *transaction, PergolaProject *project)
{
  for (guint i = 0; self->counting == 0 && i < transaction->changes->len; i++)
    if (moves (project, g_ptr_array_index (transaction->changes, i)))
      self->counting = g_idle_add (counts_cb, self);
}

/* --- Object --- */

static void
pergola_sidebar_dispose (GObject *object)
{
  PergolaSidebar *self = PERGOLA_SIDEBAR (object);

  g_clear_handle_id (&self->counting, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->last, g_hash_table_unref);

  G_OBJECT_CLASS (pergola_sidebar_parent_class)->dispose (object);
}

static void
pergola_sidebar_class_init (PergolaSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  signals[CHOSEN] =
    g_signal_new ("chosen", PERGOLA_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_sidebar_init (PergolaSidebar *self)
{
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, pergola_sidebar_row_update_header, NULL, NULL);
}

void
pergola_sidebar_set_editor (PergolaSidebar *self, PergolaEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  if (editor != NULL)
    {
      g_signal_connect_object (editor, "notify::board", G_CALLBACK (select_board), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (rebuild), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (committed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  rebuild (self);
  if (editor != NULL)
    select_board (self);
}
