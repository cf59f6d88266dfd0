/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What pergola-versions-dialog.c and -restore.c share. */

#pragma once

#include "pergola-versions-dialog.h"

G_BEGIN_DECLS

struct _PergolaVersionsDialog
{
  AdwWindow parent_instance;

  PergolaApplication *app; /* (nullable): once it is over */
  PergolaWindow *window;   /* (nullable), weak: of the project… */
  PergolaFile *file;       /* (nullable): …which is this… */
  char *path;              /* (nullable): …or of a file that cannot be read */
  PergolaState *state;
  GPtrArray *entries; /* (nullable): of PergolaVersionEntry, once they are read */
  GPtrArray *rows;    /* of GtkWidget: theirs */
  GCancellable *cancellable;
  gboolean busy; /* one of them is on its way back */

  AdwWindowTitle *title;
  GtkStack *pages;
  AdwPreferencesPage *list;
  GtkPicture *picture;
  GtkButton *restore;
  GtkButton *copy;
  GtkWidget *back;
  GtkLabel *fault;
};

void pergola_versions_dialog_say (PergolaVersionsDialog *self, const char *message); /* (nullable) */

/* pergola-versions-restore.c */
void pergola_versions_dialog_restore (PergolaVersionsDialog *self, guint index);
void pergola_versions_dialog_copy (PergolaVersionsDialog *self, guint index);

G_END_DECLS
