/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What keeps a project and its file apart: it is said, it makes the project count as not saved, and a window does not
 * close over it without asking. */

#include "config.h"

#include "pergola-window-outside-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_LOOKS 6  /* at a file that is not whole, before it is said */
#define GONE_LOOKS 2  /* some programs take a file away before they put another there */
#define PATIENCE 3000 /* ms that a window which closes waits for the disk */

/* What keeps the project from its file, and what helps. */
typedef struct
{
  int code; /* of PERGOLA_FILE_ERROR */
  const char *state;
  const char *label;
  const char *action;
} Apart;

static const Apart aparts[] = {
  { PERGOLA_FILE_ERROR_GONE, N_ ("not saved: the file is gone"), N_ ("_Save Again"), "win.save" },
  { PERGOLA_FILE_ERROR_FOLDER_GONE, N_ ("not saved: the folder is gone"), N_ ("Save _As…"), "win.save-as" },
  { PERGOLA_FILE_ERROR_DENIED, N_ ("not saved: the file is out of reach"), N_ ("Save _As…"), "win.save-as" },
};

/* --- What is said of it: first what keeps the file and the project apart --- */

void
pergola_window_say_outside (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (o->fault != NULL)
    pergola_window_say (self, PERGOLA_MATTER_OUTSIDE, o->fault, o->label, o->action);
  else if (o->n_conflicts > 0 && !o->later)
    pergola_window_say_conflicts (self);
  else
    pergola_window_unsay (self, PERGOLA_MATTER_OUTSIDE);
}

/* The same fault is said once, however often it is met. */
static void
set_fault (PergolaWindow *self, const char *fault, const char *label, const char *action)
{
  PergolaOutside *o = self->outside;

  if (g_strcmp0 (o->fault, fault) == 0)
    return;
  g_free (o->fault);
  o->fault = g_strdup (fault);
  o->label = label;
  o->action = action;
  pergola_window_say_outside (self);
}

static void
set_apart (PergolaWindow *self, const char *apart, gboolean damaged)
{
  self->outside->apart = apart;
  self->outside->damaged = damaged;
  pergola_window_update_title (self);
}

/* --- A window that waits to close --- */

/* Nobody waits any more for what was found. */
static gboolean
end_leaving (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;
  gboolean leaving = o->leaving;

  o->leaving = FALSE;
  g_clear_handle_id (&o->deadline, g_source_remove);
  return leaving;
}

static void
leave (PergolaWindow *self)
{
  self->outside->checked = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  /* Unless it is gone, it has something else to ask. */
  self->outside->checked = FALSE;
}

/* What was saved there is not to keep anyone from leaving. */
static gboolean
deadline_cb (gpointer data)
{
  PergolaWindow *self = data;

  self->outside->deadline = 0;
  end_leaving (self);
  leave (self);
  return G_SOURCE_REMOVE;
}

gboolean
pergola_window_check_to_close (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (o->checked || pergola_file_get_path (self->file) == NULL)
    return TRUE;
  if (o->leaving)
    return FALSE;
  o->leaving = TRUE;
  o->n_looks = 0;
  o->deadline = g_timeout_add (PATIENCE, deadline_cb, self);
  pergola_window_look_outside (self);
  return FALSE;
}

/* --- What was found --- */

/* @limit (nullable): what cannot be done with it all the same. */
void
pergola_window_note_well (PergolaWindow *self, const GError *limit)
{
  PergolaOutside *o = self->outside;
  gboolean back = o->apart != NULL;

  o->n_looks = 0;
  set_apart (self, NULL, FALSE);
  if (limit != NULL)
    set_fault (self, limit->message, _ ("Save _As…"), "win.save-as");
  else
    set_fault (self, NULL, NULL, NULL);
  if (o->saving)
    pergola_window_save_if_asked (self);
  else if (end_leaving (self))
    leave (self);
  else if (back)
    pergola_window_autosave_edited (self);
}

/* Who closes is to be able to do that all the same. */
static void
ask_over (PergolaWindow *self)
{
  if (!self->outside->damaged)
    pergola_window_ask_over (self);
  else if (self->outside->closing)
    pergola_window_ask_apart (self);
  else
    pergola_window_ask_damaged (self);
}

static void
ask_if_asked (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (end_leaving (self))
    pergola_window_ask_apart (self);
  if (!o->saving)
    return;
  o->saving = FALSE;
  if (o->asked)
    ask_over (self);
}

void
pergola_window_note_fault (
  PergolaWindow *self, const char *apart, const char *fault, const char *label, const char *action)
{
  set_apart (self, apart, FALSE);
  set_fault (self, fault, label, action);
  ask_if_asked (self);
}

/* (nullable) */
static const Apart *
find_apart (const GError *error)
{
  for (guint i = 0; error->domain == PERGOLA_FILE_ERROR && i < G_N_ELEMENTS (aparts); i++)
    if (aparts[i].code == error->code)
      return &aparts[i];
  return NULL;
}

/* (nullable): the name that another program gave to the file. */
static const char *
get_new_path (PergolaWindow *self, const Apart *apart)
{
  const char *path = self->outside->watch != NULL ? pergola_watch_get_moved_to (self->outside->watch) : NULL;

  return apart->code == PERGOLA_FILE_ERROR_GONE && path != NULL && g_str_has_suffix (path, ".pergola") ? path : NULL;
}

/* What it holds is looked at there. */
static void
follow (PergolaWindow *self, const char *new_path)
{
  g_autofree char *path = g_strdup (new_path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *notice = g_strdup_printf (_ ("The file is called “%s” now"), name);

  self->placed = FALSE;
  self->outside->n_looks = 0;
  self->outside->again = TRUE;
  pergola_file_moved (self->file, path);
  pergola_window_watch (self);
  pergola_application_remember (path);
  pergola_window_toast (self, notice, NULL, NULL);
}

gboolean
pergola_window_note_apart (PergolaWindow *self, const GError *error)
{
  const Apart *apart = find_apart (error);
  const char *new_path = apart != NULL ? get_new_path (self, apart) : NULL;

  if (apart == NULL)
    return FALSE;
  if (self->outside->saving) /* what was taken away cannot be lost by saving */
    pergola_window_save_if_asked (self);
  else if (pergola_window_wait_outside (self, GONE_LOOKS))
    return TRUE;
  else if (new_path != NULL)
    follow (self, new_path);
  else
    pergola_window_note_fault (self, _ (apart->state), error->message, _ (apart->label), apart->action);
  return TRUE;
}

/* (transfer full): of "plan.pergola:66: this is not whole and valid XML (…)" only where that is: what is here is well,
 * so nobody has to mend it. */
static char *
shorten (const GError *error)
{
  const char *end =
    g_error_matches (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_SYNTAX) ? strstr (error->message, ": ") : NULL;

  return end != NULL ? g_strndup (error->message, (gsize) (end - error->message)) : g_strdup (error->message);
}

void
pergola_window_note_damaged (PergolaWindow *self, const GError *error)
{
  g_autofree char *reason = shorten (error);
  g_autofree char *message = NULL;

  if (pergola_window_wait_outside (self, MOST_LOOKS))
    return;
  /* Translators: the reason names the file and the line. */
  message = g_strdup_printf (_ ("Another program changed the file, and it cannot be read: %s. What is here is whole: "
                                "save it under another name."),
                             reason);
  set_apart (self, _ ("not saved: the file is damaged"), TRUE);
  set_fault (self, message, _ ("Save _As…"), "win.save-as");
  ask_if_asked (self);
}

/* --- How it stands --- */

const char *
pergola_window_get_apart (PergolaWindow *self)
{
  return self->outside->apart;
}

gboolean
pergola_window_is_damaged (PergolaWindow *self)
{
  return self->outside->damaged;
}

const char *
pergola_window_get_outside_fault (PergolaWindow *self)
{
  return self->outside->fault;
}

gboolean
pergola_window_is_saved (PergolaWindow *self)
{
  return self->outside->apart == NULL &&
         pergola_history_is_clean (pergola_project_get_history (pergola_file_get_project (self->file)));
}

void
pergola_window_note_written (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  o->n_looks = 0;
  g_clear_handle_id (&o->timer, g_source_remove);
  set_apart (self, NULL, FALSE);
  set_fault (self, NULL, NULL, NULL);
}
