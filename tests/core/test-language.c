/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Translations reach the built-in definitions: the words of a figure come in the project's language. */

#include "config.h"

#include "pergola-core.h"

static const PergolaChoice *
immediate (PergolaFramework *framework)
{
  const PergolaFieldDef *type = pergola_kind_get_field (pergola_framework_get_kind (framework, "value"), "type");

  return pergola_field_def_get_choice (type, "immediate");
}

static void
test_words (gconstpointer data)
{
  const char *const *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFrameworks) set = pergola_frameworks_new ();
  g_autoptr (PergolaFramework) framework = pergola_frameworks_get (set, "value", expected[0], &error);

  g_assert_no_error (error);
  g_assert_cmpstr (immediate (framework)->title, ==, expected[1]);
  g_assert_cmpstr (pergola_framework_get_board (framework, "value.cycles")->title, ==, expected[2]);
}

int
main (int argc, char **argv)
{
  static const char *const english[] = { "en", "Immediate", "Four cycles" };
  static const char *const portuguese[] = { "pt", "Imediato", "Quatro ciclos" };
  static const char *const brazilian[] = { "pt-BR", "Imediato", "Quatro ciclos" };
  static const char *const untranslated[] = { "tlh", "Immediate", "Four cycles" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/language/own", english, test_words);
  g_test_add_data_func ("/language/translated", portuguese, test_words);
  g_test_add_data_func ("/language/falls-back", brazilian, test_words);
  g_test_add_data_func ("/language/not-translated", untranslated, test_words);
  return g_test_run ();
}
