/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-app.h"

#include <glib/gi18n-lib.h>

#include "pergola-application.h"

int
pergola_app_main (int argc, char **argv)
{
  g_autoptr (PergolaApplication) app = NULL;

  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _ ("pergola: there is no display to open a window on. “pergola --help” lists what works "
                             "without one."));
      return 1;
    }
  g_set_application_name (_ ("Pergola"));
  gtk_window_set_default_icon_name (PERGOLA_APP_ID);

  app = pergola_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
