/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of work that is in no file: the one place for the words, so that they are true and the same everywhere.
 * The journal has each change before its commit returns, and what is given up goes to the earlier versions: both as
 * long as Pergola may write to its own folder. */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_in_journal (PergolaWindow *self)
{
  return pergola_file_get_journal_error (self->file) == NULL;
}

const char *
pergola_window_describe_kept (PergolaWindow *self)
{
  return is_in_journal (self) ? _ ("Your work is kept, and Pergola tries again by itself.")
                              : _ ("Your work is in this window only: leave it open. Pergola tries again by itself.");
}

char *
pergola_window_describe_given_up (PergolaWindow *self)
{
  const char *title = adw_window_title_get_title (self->title);

  /* Its earlier versions are looked for from its file. */
  if (pergola_file_get_path (self->file) == NULL)
    return g_strdup_printf (_ ("“%s” was never saved. If you discard it, all of it is lost."), title);
  if (is_in_journal (self))
    return g_strdup_printf (_ ("“%s” has changes that are not in its file. If you discard them, they can be found for "
                               "30 days under Earlier Versions."),
                            title);
  return g_strdup_printf (
    _ ("“%s” has changes that are not in its file, nor anywhere else. If you discard them, they are lost."), title);
}

char *
pergola_window_describe_left (PergolaWindow *self)
{
  const char *title = adw_window_title_get_title (self->title);

  if (is_in_journal (self))
    return g_strdup_printf (_ ("If you close without saving, “%s” is kept for 30 days among its earlier versions."),
                            title);
  return g_strdup_printf (_ ("If you close without saving, “%s” is lost: this window may have the only copy."), title);
}

const char *
pergola_window_describe_whole (void)
{
  return _ (
    "The file on the disk is damaged; what is here is whole. If you save again, the damaged file is kept beside "
    "it.");
}

/* --- The journal cannot be written --- */

/* The project's own file may be well, but a crash would cost what is not in it yet. */
static void
journal_error_cb (PergolaWindow *self)
{
  const GError *error = pergola_file_get_journal_error (self->file);

  if (error == NULL)
    pergola_window_unsay (self, PERGOLA_MATTER_JOURNAL);
  else if (g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_NO_SPACE))
    pergola_window_say (self, PERGOLA_MATTER_JOURNAL,
                        _ ("The disk with your settings is full: a crash now would lose what is not saved. Free some "
                           "space, and save."),
                        _ ("_Save Now"), "win.save");
  else
    pergola_window_say (self, PERGOLA_MATTER_JOURNAL,
                        _ ("Pergola cannot write to its own folder: a crash now would lose what is not saved. Save "
                           "often, and allow writing to that folder."),
                        _ ("_Save Now"), "win.save");
  pergola_window_say_fault_again (self);
}

void
pergola_window_watch_journal (PergolaWindow *self)
{
  g_signal_connect_object (self->file, "notify::journal-error", G_CALLBACK (journal_error_cb), self, G_CONNECT_SWAPPED);
  journal_error_cb (self);
}
