#pragma once

#include <clocale>

namespace stratoscope::imaging {

/// While it lives, this thread reads and writes numbers with a point, whatever the desktop's language: under a comma
/// locale, image libraries take 0.878906 for 0. Other threads keep their locale.
class CLocale {
public:
  CLocale() : locale_(newlocale(LC_NUMERIC_MASK, "C", static_cast<locale_t>(nullptr))), before_(uselocale(locale_)) {}
  ~CLocale() {
    uselocale(before_);
    freelocale(locale_);
  }
  CLocale(const CLocale&) = delete;
  CLocale& operator=(const CLocale&) = delete;

private:
  locale_t locale_;
  locale_t before_;
};

} // namespace stratoscope::imaging
