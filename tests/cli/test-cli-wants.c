/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli.h"

/* Which arguments are for the command line, and which open windows. */

typedef struct
{
  const char *words; /* separated by one space */
  gboolean wants;
} Case;

static const Case cases[] = {
  { "pergola", FALSE },
  { "pergola a.pergola", FALSE },
  { "pergola /somewhere/else", FALSE },
  { "pergola folder/file other.pergola", FALSE },
  { "pergola --board value.figure a.pergola", FALSE },
  { "pergola --board=value.figure a.pergola", FALSE },
  { "pergola a.pergola --board value.figure", FALSE },
  { "pergola --gapplication-service", FALSE },
  { "pergola -- --strange.pergola", FALSE },
  { "pergola --help", TRUE },
  { "pergola --version", TRUE },
  { "pergola a.pergola --help", TRUE },
  { "pergola --board value.figure --nonsense", TRUE },
  { "pergola -x", TRUE },
  { "pergola new blank a.pergola", TRUE },
  { "pergola show a.pergola", TRUE },
  { "pergola nonsense", TRUE },
};

static void
test_wants (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) argv = g_strsplit (cases[i].words, " ", -1);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (pergola_cli_wants (g_strv_length (argv), argv), ==, cases[i].wants);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/wants", test_wants);

  return g_test_run ();
}
