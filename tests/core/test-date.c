/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Dates and numbers as people write them, in every order and with either point. */

#include "config.h"

#include "pergola-date.h"

static const PergolaDateStyle iso = { PERGOLA_DATE_YMD, '-' };
static const PergolaDateStyle british = { PERGOLA_DATE_DMY, '/' };
static const PergolaDateStyle german = { PERGOLA_DATE_DMY, '.' };
static const PergolaDateStyle american = { PERGOLA_DATE_MDY, '/' };

static const struct
{
  const PergolaDateStyle *style;
  const char *text;
  const char *date; /* NULL: it is none */
} dates[] = {
  { &iso, "2026-05-14", "2026-05-14" },
  { &american, "2026-05-14", "2026-05-14" },
  { &german, " 2026-05 ", "2026-05" },
  { &american, "2026", "2026" },
  { &iso, "2026/5/4", "2026-05-04" },
  { &german, "14.5.2026", "2026-05-14" },
  { &german, "14. 5. 2026", "2026-05-14" },
  { &german, "4.5.26", "2026-05-04" },
  { &german, "4.5.97", "1997-05-04" },
  { &british, "4/5/2026", "2026-05-04" },
  { &american, "4/5/2026", "2026-04-05" },
  { &american, "14/5/2026", "2026-05-14" }, /* only this is a date */
  { &german, "5.14.2026", "2026-05-14" },
  { &iso, "14.5.2026", "2026-05-14" },
  { &iso, "26-05-14", "2026-05-14" },
  { &german, "4.5.", "2026-05-04" },
  { &american, "4/5", "2026-04-05" },
  { &iso, "4-5", "2026-04-05" },
  { &german, "5/2026", "2026-05" },
  { &british, "14 May", "2026-05-14" },
  { &british, "May 14", "2026-05-14" },
  { &american, "14 may 2025", "2025-05-14" },
  { &american, "Sept. 3rd, 2025", "2025-09-03" },
  { &british, "the 3rd", NULL },
  { &british, "3 de dec de 25", "2025-12-03" },
  { &british, "February 2024", "2024-02" },
  { &british, "2024 Feb", "2024-02" },
  { &british, "29 feb 2024", "2024-02-29" },
  { &british, "june", "2026-06" },
  { &iso, "today", "2026-03-01" },
  { &iso, " Yesterday", "2026-02-28" },
  { &iso, "TOMORROW", "2026-03-02" },
  { &british, "29 feb 2026", NULL },
  { &british, "31/4/2026", NULL },
  { &british, "14", NULL },
  { &british, "0/5/2026", NULL },
  { &british, "2026-13", NULL },
  { &british, "2026-00", NULL },
  { &british, "14 May 2026 9", NULL },
  { &british, "May June", NULL },
  { &british, "next May", NULL },
  { &british, "ma", NULL },
  { &british, "20260514", NULL },
  { &british, "14:5:2026", NULL },
  { &british, "", NULL },
};

static void
test_dates (void)
{
  g_autoptr (GDate) today = g_date_new_dmy (1, 3, 2026);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *date = pergola_date_parse (dates[i].text, *dates[i].style, today);

      g_test_message ("%s", dates[i].text);
      g_assert_cmpstr (date, ==, dates[i].date);
    }
}

/* What is shown is understood again. */
static void
test_there_and_back (void)
{
  const PergolaDateStyle *styles[] = { &iso, &british, &german, &american };
  const char *const texts[] = { "2026-05-04", "1999-12-31", "2026-05", "2026", NULL };
  g_autoptr (GDate) today = g_date_new_dmy (1, 3, 2026);

  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (guint i = 0; texts[i] != NULL; i++)
      {
        g_autofree char *shown = pergola_date_format (texts[i], *styles[s]);
        g_autofree char *again = pergola_date_parse (shown, *styles[s], today);

        g_assert_cmpstr (again, ==, texts[i]);
      }
}

static void
test_formats (void)
{
  g_autofree char *day = pergola_date_format ("2026-05-04", german);
  g_autofree char *month = pergola_date_format ("2026-05", american);
  g_autofree char *other = pergola_date_format ("next May", german);

  g_assert_cmpstr (day, ==, "04.05.2026");
  g_assert_cmpstr (month, ==, "05/2026");
  g_assert_cmpstr (other, ==, "next May");
}

static void
test_styles (void)
{
  const struct
  {
    const char *format;
    PergolaDateOrder order;
    char separator;
  } styles[] = {
    { "%d.%m.%Y", PERGOLA_DATE_DMY, '.' },  { "%m/%d/%Y", PERGOLA_DATE_MDY, '/' },
    { "%Y-%m-%d", PERGOLA_DATE_YMD, '-' },  { "%D", PERGOLA_DATE_MDY, '/' },
    { "%F", PERGOLA_DATE_YMD, '-' },        { "%-d/%-m/%y", PERGOLA_DATE_DMY, '/' },
    { "%d %b, %Y", PERGOLA_DATE_DMY, '/' }, { "%Y年%m月%d日", PERGOLA_DATE_YMD, '-' },
    { "", PERGOLA_DATE_YMD, '-' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      PergolaDateStyle style = pergola_date_style_parse (styles[i].format);

      g_assert_cmpint (style.order, ==, styles[i].order);
      g_assert_cmpint (style.separator, ==, styles[i].separator);
    }
}

static const struct
{
  const char *point;
  const char *text;
  const char *number;
} numbers[] = {
  { ".", "12", "12" },          { ".", "3.5", "3.5" },           { ",", "3,5", "3.5" },
  { ",", "3.5", "3.5" },        { ".", "3,5", "3.5" },           { ".", "1,234", "1234" },
  { ",", "1,234", "1.234" },    { ",", "1.234", "1234" },        { ".", "1,234.5", "1234.5" },
  { ",", "1.234,5", "1234.5" }, { ".", "1.234,5", "1234.5" },    { ".", "0,125", "0.125" },
  { ".", "1 234", "1234" },     { ".", "1'234.5", "1234.5" },    { ",", "1 234,5", "1234.5" },
  { ".", "−4", "-4" },          { ".", "1,234,567", "1234567" }, { ".", "0.1", "0.1" },
  { ".", ".5", "0.5" },         { ".", "-1e3", "-1000" },        { ".", "1,23,4", NULL },
  { ".", "1.2.3", NULL },       { ".", "twelve", NULL },         { ".", "", NULL },
  { ".", "-", NULL },           { ".", "12 %", NULL },           { ".", "1e999", NULL },
  { ".", "0x10", NULL },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = pergola_number_parse (numbers[i].text, numbers[i].point);

      g_test_message ("%s with %s", numbers[i].text, numbers[i].point);
      g_assert_cmpstr (number, ==, numbers[i].number);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/dates", test_dates);
  g_test_add_func ("/date/there-and-back", test_there_and_back);
  g_test_add_func ("/date/formats", test_formats);
  g_test_add_func ("/date/styles", test_styles);
  g_test_add_func ("/date/numbers", test_numbers);

  return g_test_run ();
}
