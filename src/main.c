/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>

#include "pergola-app.h"
#include "pergola-cli.h"

/* Run from where it was built, the program finds its translations there. */
static void
init_translations (void)
{
  g_autofree char *binary = g_file_read_link ("/proc/self/exe", NULL);
  gboolean built = binary != NULL && g_str_has_prefix (binary, PERGOLA_BUILDDIR "/");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, built ? PERGOLA_BUILDDIR "/po" : PERGOLA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  init_translations ();

  if (pergola_cli_wants (argc, argv))
    return pergola_cli_main (argc, argv);
  return pergola_app_main (argc, argv);
}
