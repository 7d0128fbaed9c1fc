#include "ui/models/window_presets.h"

#include <QCoreApplication>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::WindowPresets)
};

} // namespace

const std::vector<WindowPreset>& windowPresets() {
  using enum WindowPreset::Kind;
  static const std::vector<WindowPreset> presets{{Words::tr("As the file says"), Qt::Key_F2, File},
                                                 {Words::tr("Whole range"), Qt::Key_F3, Range},
                                                 {Words::tr("1st to 99th percentile"), Qt::Key_F4, Percentiles},
                                                 {Words::tr("CT soft tissue"), Qt::Key_F5, Hounsfield, {40, 400}},
                                                 {Words::tr("CT lung"), Qt::Key_F6, Hounsfield, {-600, 1500}},
                                                 {Words::tr("CT bone"), Qt::Key_F7, Hounsfield, {480, 2500}},
                                                 {Words::tr("CT brain"), Qt::Key_F8, Hounsfield, {40, 80}},
                                                 {Words::tr("CT mediastinum"), Qt::Key_F9, Hounsfield, {50, 350}}};
  return presets;
}

std::optional<ContrastWindow> windowFor(const WindowPreset& preset, const SliceImage& image) {
  if (!image.isValid()) {
    return std::nullopt;
  }
  switch (preset.kind) {
  case WindowPreset::Kind::File:
    return image.windowWidth > 0 ? std::optional(ContrastWindow{image.windowCentre, image.windowWidth}) : std::nullopt;
  case WindowPreset::Kind::Range:
    return image.wholeRange;
  case WindowPreset::Kind::Percentiles:
    return image.percentiles;
  case WindowPreset::Kind::Hounsfield:
    break;
  }
  return image.unit == QStringLiteral("HU") ? std::optional(preset.window) : std::nullopt;
}

} // namespace stratoscope::ui
