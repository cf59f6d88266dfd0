/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-overview-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-adaptive.h"
#include "pergola-overview-findings.h"
#include "pergola-overview-private.h"
#include "pergola-overview-statements.h"
#include "pergola-page-header.h"

/* In the order of one column. */
typedef enum
{
  CARD_COMMUNITY,
  CARD_EVIDENCE,
  CARD_VALUES,
  CARD_STORIES,
  CARD_PROMISES,
  CARD_READINGS,
  N_CARDS
} CardIndex;

#define N_COLUMNS 3

struct _PergolaOverviewPage
{
  PergolaBoardPage parent_instance;

  PergolaAdaptive *adaptive;
  PergolaPageHeader *header;
  GtkStack *stack;
  GtkBox *columns;
  PergolaOverviewCard *cards[N_CARDS];
  PergolaOverviewStatements *statements;
  PergolaOverviewFindings *findings;
  /* What follows from the project, of the last refresh. */
  PergolaAudit *audit; /* (nullable): where it is there, the others are */
  GPtrArray *stories, *promises, *readings;
  GDate today;
  gboolean otherwise; /* something else may follow since then */
  char *role;         /* (nullable): of the discipline whose findings are shown */
};

G_DEFINE_FINAL_TYPE (PergolaOverviewPage, pergola_overview_page, PERGOLA_TYPE_BOARD_PAGE)

/* --- Columns --- */

/* In which column each card stands, narrow, medium and wide; within one in their order. */
static const int places[][N_CARDS] = {
  [PERGOLA_LEVEL_NARROW] = { 0, 0, 0, 0, 0, 0 },
  [PERGOLA_LEVEL_MEDIUM] = { 0, 1, 0, 1, 1, 0 },
  [PERGOLA_LEVEL_WIDE] = { 0, 2, 1, 2, 1, 0 },
};

static GtkWidget *
get_column (PergolaOverviewPage *self, int index)
{
  GtkWidget *column = gtk_widget_get_first_child (GTK_WIDGET (self->columns));

  while (index-- > 0)
    column = gtk_widget_get_next_sibling (column);
  return column;
}

static void
arrange (PergolaOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  PergolaLevel level = pergola_adaptive_get_level (self->adaptive);
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns));

  for (int i = 0; i < N_CARDS; i++)
    {
      GtkWidget *card = GTK_WIDGET (self->cards[i]), *parent = gtk_widget_get_parent (card);

      g_object_ref (card);
      if (parent != NULL)
        gtk_box_remove (GTK_BOX (parent), card);
      gtk_box_append (GTK_BOX (get_column (self, places[level][i])), card);
      g_object_unref (card);
    }
  for (int i = 0; i < N_COLUMNS; i++)
    gtk_widget_set_visible (get_column (self, i), i <= (int) level);
  if (inside)
    gtk_widget_grab_focus (focus);
}

/* --- What it shows --- */

static void
show_header (PergolaOverviewPage *self, PergolaProject *project)
{
  const PergolaKind *person = pergola_project_get_kind_by_role (project, "person");
  guint n = person != NULL ? pergola_project_count (project, person->id) : 0;
  const char *title = pergola_project_get_title (project);
  g_autofree char *people = n > 0 ? g_strdup_printf (ngettext ("%u person", "%u people", n), n) : g_strdup ("");

  pergola_page_header_set_title (self->header, *title != '\0' ? title : _ ("Untitled"));
  pergola_page_header_set_subtitle (self->header, people);
}

static void
show_titles (PergolaOverviewPage *self)
{
  static const char *const words[] = { "what", "evidence", "value", "recent", "promised", "readings" };
  PergolaProject *project = pergola_board_page_get_project (PERGOLA_BOARD_PAGE (self));
  const char *board = pergola_board_page_get_board (PERGOLA_BOARD_PAGE (self));
  PergolaFramework *framework = board != NULL ? pergola_project_get_framework_of_board (project, board) : NULL;

  if (framework == NULL)
    return;
  for (int i = 0; i < N_CARDS; i++)
    pergola_overview_card_set_title (self->cards[i], pergola_framework_get_word (framework, words[i]));
  pergola_overview_statements_set_centre (self->statements, pergola_framework_get_word (framework, "centre"));
}

static void
show_findings (PergolaOverviewPage *self)
{
  const PergolaDiscipline *discipline =
    self->role != NULL && self->audit != NULL ? pergola_audit_get (self->audit, self->role) : NULL;
  gboolean shown = discipline != NULL;

  if (shown)
    pergola_overview_findings_show (self->findings, discipline);
  gtk_stack_set_visible_child_name (self->stack, shown ? "findings" : "cards");
}

static void
forget (PergolaOverviewPage *self)
{
  g_clear_pointer (&self->audit, pergola_audit_free);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_clear_pointer (&self->promises, g_ptr_array_unref);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
}

static void
work_out (PergolaOverviewPage *self, PergolaProject *project)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
  if (self->audit != NULL && !self->otherwise && g_date_compare (&today, &self->today) == 0)
    return;
  forget (self);
  self->today = today;
  self->otherwise = FALSE;
  self->audit = pergola_audit_new (project);
  self->stories = pergola_overview_list_stories (project);
  self->promises = pergola_promise_list (project, &today);
  self->readings = pergola_promise_list_readings (project, &today);
}

static void
pergola_overview_page_refresh (PergolaBoardPage *page)
{
  PergolaOverviewPage *self = PERGOLA_OVERVIEW_PAGE (page);
  PergolaEditor *editor = pergola_board_page_get_editor (page);
  PergolaProject *project = pergola_board_page_get_project (page);

  work_out (self, project);
  show_header (self, project);
  show_titles (self);
  pergola_overview_statements_update (self->statements, editor);
  pergola_overview_show_values (self->cards[CARD_VALUES], editor, self->audit);
  pergola_overview_show_evidence (self->cards[CARD_EVIDENCE], editor, self->audit);
  pergola_overview_show_stories (self->cards[CARD_STORIES], editor, self->stories);
  pergola_overview_show_promises (self->cards[CARD_PROMISES], editor, self->promises);
  pergola_overview_show_readings (self->cards[CARD_READINGS], editor, self->readings);
  show_findings (self);
}

/* Most of what is typed is words that nothing follows from. */
static void
committed_cb (PergolaOverviewPage *self, const PergolaTransaction *transaction, PergolaProject *project)
{
  self->otherwise = self->otherwise || !pergola_project_is_words (project, transaction);
}

/* Other words, badges and hues for the same. */
static void
frameworks_changed_cb (PergolaOverviewPage *self)
{
  self->otherwise = TRUE;
  for (int i = 0; i < N_CARDS; i++)
    pergola_overview_card_set_n_rows (self->cards[i], 0);
}

static void
pergola_overview_page_set_editor (PergolaBoardPage *page, PergolaEditor *editor)
{
  PergolaOverviewPage *self = PERGOLA_OVERVIEW_PAGE (page);

  PERGOLA_BOARD_PAGE_CLASS (pergola_overview_page_parent_class)->set_editor (page, editor);
  forget (self);
  if (editor != NULL)
    {
      PergolaProject *project = pergola_editor_get_project (editor);

      g_signal_connect_object (project, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "frameworks-changed", G_CALLBACK (frameworks_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_clear_pointer (&self->role, g_free);
  gtk_stack_set_visible_child_name (self->stack, "cards");
  pergola_overview_statements_update (self->statements, editor);
}

/* --- Actions --- */

static void
go (GtkWidget *widget, const char *name, GVariant *target)
{
  pergola_editor_go_to (pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (widget)),
                        g_variant_get_string (target, NULL));
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *target)
{
  PergolaBoardPage *page = PERGOLA_BOARD_PAGE (widget);
  const char *wanted = g_variant_get_string (target, NULL);
  const PergolaBoardDef *board =
    pergola_overview_find_board (pergola_board_page_get_project (page), *wanted != '\0' ? wanted : NULL);

  if (board != NULL)
    pergola_editor_set_board (pergola_board_page_get_editor (page), board->id);
}

static void
show_type (GtkWidget *widget, const char *name, GVariant *target)
{
  PergolaBoardPage *page = PERGOLA_BOARD_PAGE (widget);
  PergolaEditor *editor = pergola_board_page_get_editor (page);
  const PergolaBoardDef *board = NULL;
  const PergolaZone *zone =
    pergola_overview_find_type (pergola_board_page_get_project (page), g_variant_get_string (target, NULL), &board);

  if (zone == NULL)
    return;
  pergola_editor_set_board (editor, board->id);
  pergola_editor_set_zone (editor, zone->id);
}

static void
open_findings (GtkWidget *widget, const char *name, GVariant *target)
{
  PergolaOverviewPage *self = PERGOLA_OVERVIEW_PAGE (widget);

  g_free (self->role);
  self->role = g_variant_dup_string (target, NULL);
  show_findings (self);
  gtk_widget_child_focus (GTK_WIDGET (self->findings), GTK_DIR_TAB_FORWARD);
}

/* The line from which one came has the focus again. */
static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  PergolaOverviewPage *self = PERGOLA_OVERVIEW_PAGE (widget);
  g_autofree char *role = g_steal_pointer (&self->role);

  if (role == NULL)
    return;
  show_findings (self);
  for (guint i = 0; self->audit != NULL && i < self->audit->disciplines->len; i++)
    if (g_strcmp0 (((PergolaDiscipline *) self->audit->disciplines->pdata[i])->check->role, role) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (pergola_overview_card_get_row (self->cards[CARD_EVIDENCE], i)));
}

/* (nullable): the finding that "ROLE INDEX" means now. */
static const PergolaFinding *
find_finding (PergolaOverviewPage *self, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, " ", 2);
  const PergolaDiscipline *discipline =
    self->audit != NULL && parts[0] != NULL ? pergola_audit_get (self->audit, parts[0]) : NULL;
  guint64 index = 0;

  if (discipline == NULL || parts[1] == NULL ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT, &index, NULL) || index >= discipline->findings->len)
    return NULL;
  return g_ptr_array_index (discipline->findings, index);
}

static void
help (GtkWidget *widget, const char *name, GVariant *target)
{
  PergolaOverviewPage *self = PERGOLA_OVERVIEW_PAGE (widget);
  const PergolaFinding *finding = find_finding (self, g_variant_get_string (target, NULL));
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (finding != NULL)
    pergola_overview_remedy (widget, focus != NULL && gtk_widget_is_ancestor (focus, widget) ? focus : widget,
                             pergola_board_page_get_editor (PERGOLA_BOARD_PAGE (self)), finding);
}

/* --- Object --- */

static void
pergola_overview_page_dispose (GObject *object)
{
  PergolaOverviewPage *self = PERGOLA_OVERVIEW_PAGE (object);

  forget (self);
  g_clear_pointer (&self->role, g_free);
  for (int i = 0; i < N_CARDS; i++)
    g_clear_object (&self->cards[i]);

  G_OBJECT_CLASS (pergola_overview_page_parent_class)->dispose (object);
}

static void
pergola_overview_page_class_init (PergolaOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PergolaBoardPageClass *page_class = PERGOLA_BOARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_overview_page_dispose;
  page_class->set_editor = pergola_overview_page_set_editor;
  page_class->refresh = pergola_overview_page_refresh;

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_PAGE_HEADER);
  g_type_ensure (PERGOLA_TYPE_OVERVIEW_FINDINGS);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaOverviewPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaOverviewPage, header);
  gtk_widget_class_bind_template_child (widget_class, PergolaOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, PergolaOverviewPage, findings);
  gtk_widget_class_bind_template_callback (widget_class, arrange);
  gtk_widget_class_install_action (widget_class, "overview.go", "s", go);
  gtk_widget_class_install_action (widget_class, "overview.page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "overview.type", "s", show_type);
  gtk_widget_class_install_action (widget_class, "overview.findings", "s", open_findings);
  gtk_widget_class_install_action (widget_class, "overview.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "overview.remedy", "s", help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "overview.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "overview.back", NULL);
}

static void
pergola_overview_page_init (PergolaOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_CARDS; i++)
    self->cards[i] = g_object_ref_sink (PERGOLA_OVERVIEW_CARD (pergola_overview_card_new ()));
  self->statements = PERGOLA_OVERVIEW_STATEMENTS (pergola_overview_statements_new ());
  gtk_box_append (pergola_overview_card_get_top (self->cards[CARD_COMMUNITY]), GTK_WIDGET (self->statements));
  arrange (self);
}
