/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can keep a project from its file: the cause, and what helps. */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  int code;
  gboolean of_folder; /* where the same is said of a file and of a folder */
  const char *state;  /* below the title */
  const char *message;
  const char *label;
  const char *action;
} Fault;

static const Fault faults[] = {
  {
    PERGOLA_FILE_ERROR_NO_SPACE,
    FALSE,
    N_ ("not saved: the disk is full"),
    N_ ("Could not save: the disk is full. Free some space, then try again."),
    N_ ("_Try Again"),
    "win.save",
  },
  {
    PERGOLA_FILE_ERROR_READ_ONLY,
    FALSE,
    N_ ("not saved: the file is read-only"),
    N_ ("Could not save: this file may only be read. Save under another name, or allow writing to it."),
    N_ ("Save _As…"),
    "win.save-as",
  },
  {
    PERGOLA_FILE_ERROR_READ_ONLY,
    TRUE,
    N_ ("not saved: the folder is read-only"),
    N_ ("Could not save: writing is not allowed in this folder. Save in another one, or allow writing to it."),
    N_ ("Save _As…"),
    "win.save-as",
  },
  {
    PERGOLA_FILE_ERROR_GONE,
    TRUE,
    N_ ("not saved: the folder is gone"),
    N_ ("Could not save: the folder is not there any more. Save in another one, or bring it back."),
    N_ ("Save _As…"),
    "win.save-as",
  },
  /* What the system says of it is in the message of the error. */
  { PERGOLA_FILE_ERROR_FAILED, FALSE, N_ ("not saved"), NULL, N_ ("Save _As…"), "win.save-as" },
};

/* A file that is there and may be written to is not what is in the way. */
static gboolean
is_of_folder (const char *path)
{
  return path == NULL || g_access (path, F_OK) != 0 || g_access (path, W_OK) == 0;
}

static const Fault *
find_fault (const GError *error, const char *path)
{
  const Fault *any = &faults[G_N_ELEMENTS (faults) - 1];
  gboolean of_folder;

  if (error->domain != PERGOLA_FILE_ERROR)
    return any;
  of_folder =
    error->code == PERGOLA_FILE_ERROR_GONE || (error->code == PERGOLA_FILE_ERROR_READ_ONLY && is_of_folder (path));
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].code == error->code && faults[i].of_folder == of_folder)
      return &faults[i];
  return any;
}

static void
say (PergolaWindow *self, const Fault *fault)
{
  g_autofree char *message = self->fault_again
                               ? g_strconcat (self->fault_cause, " ", pergola_window_describe_kept (self), NULL)
                               : g_strdup (self->fault_cause);

  /* Said once and dismissed, it need not be said again whenever another try fails. */
  if (self->fault_again && g_strcmp0 (message, self->fault_said) == 0)
    return;
  g_free (self->fault_said);
  self->fault_said = g_steal_pointer (&message);
  pergola_window_say (self, PERGOLA_MATTER_SAVE, self->fault_said, _ (fault->label), fault->action);
}

static void
set_cause (PergolaWindow *self, const char *cause)
{
  char *copy = g_strdup (cause);

  g_free (self->fault_cause);
  self->fault_cause = copy;
}

void
pergola_window_say_fault (PergolaWindow *self, const GError *error, gboolean tries_again)
{
  const Fault *fault = find_fault (error, pergola_file_get_path (self->file));

  self->fault = _ (fault->state);
  self->fault_index = (guint) (fault - faults);
  self->fault_again = tries_again;
  set_cause (self, fault->message != NULL ? _ (fault->message) : error->message);
  say (self, fault);
}

void
pergola_window_say_fault_again (PergolaWindow *self)
{
  if (self->fault != NULL && self->fault_said != NULL)
    say (self, &faults[self->fault_index]);
}

void
pergola_window_unsay_fault (PergolaWindow *self)
{
  self->fault = NULL;
  g_clear_pointer (&self->fault_said, g_free);
  pergola_window_unsay (self, PERGOLA_MATTER_SAVE);
}
