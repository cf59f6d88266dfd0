/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a window says of the file that it has just opened. */

#include "config.h"

#include "pergola-problems-dialog.h"
#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

void
pergola_window_notice (PergolaWindow *self)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  g_autoptr (GPtrArray) problems = pergola_project_check (project);
  g_autofree char *words = NULL;

  /* Of what waits for a decision, a banner of its own tells. */
  pergola_problems_take_conflicts (problems);
  words = pergola_problems_describe (problems);
  if (pergola_project_is_newer (project))
    pergola_window_say (self, PERGOLA_MATTER_CONTENT,
                        _ ("A newer Pergola wrote this project. What this one does not know stays as it is when you "
                           "save."),
                        _ ("_Details"), "win.show-problems");
  else if (problems->len > 0)
    pergola_window_say (self, PERGOLA_MATTER_CONTENT, words, _ ("_Details"), "win.show-problems");
  else
    pergola_window_unsay (self, PERGOLA_MATTER_CONTENT);
}

/* Some may have been mended since the file was opened. */
void
pergola_window_show_problems (PergolaWindow *self)
{
  g_autoptr (GPtrArray) problems = pergola_project_check (pergola_file_get_project (self->file));
  guint n_conflicts = pergola_problems_take_conflicts (problems);

  if (problems->len > 0)
    {
      pergola_problems_present (GTK_WINDOW (self), problems, n_conflicts);
      return;
    }
  pergola_window_unsay (self, PERGOLA_MATTER_CONTENT);
  pergola_window_toast (self, _ ("Everything in this project is understood now"), NULL, NULL);
}
