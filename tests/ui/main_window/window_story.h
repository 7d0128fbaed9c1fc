#pragma once

#include "artefacts.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/workbench.h"

#include <QAbstractButton>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace stratoscope::ui {

/// A folder with `perClass` pictures of each class of the bundled sample, and one volume.
/// @param first of the pictures of each class.
inline void makeSubset(const QString& folder, int first, int perClass) {
  const QDir classes(QStringLiteral(STRATOSCOPE_SAMPLE) + "/mednist");
  for (const auto& name : classes.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    QDir().mkpath(folder + '/' + name);
    const auto files = QDir(classes.filePath(name)).entryList({"*.jpeg"}, QDir::Files, QDir::Name);
    for (const auto& file : files.mid(first, perClass)) {
      QFile::copy(classes.filePath(name + '/' + file), folder + '/' + name + '/' + file);
    }
  }
  if (first == 0) {
    QFile::copy(QStringLiteral(STRATOSCOPE_SAMPLE) + "/hippocampus/hippocampus_011.nii.gz",
                folder + "/hippocampus_011.nii.gz");
  }
}

/// The button of the panel that has this text, or begins with it; null where there is none.
inline QAbstractButton* buttonOf(const QWidget* panel, const QString& text) {
  for (auto* button : panel->findChildren<QAbstractButton*>()) {
    if (button->text().startsWith(text)) {
      return button;
    }
  }
  return nullptr;
}

/// Keeps the picture of the whole window, VTK's views included.
inline void keepWindow(QWidget& window, const QString& name) {
  QTest::qWait(400); // tiles that are on their way
  window.grab().save(artefactPath(name + ".png"));
}

/// How long the window's thread was busy without a break, as a timer on it sees.
class Heartbeat : public QObject {
public:
  Heartbeat() {
    connect(&timer_, &QTimer::timeout, this, [this] {
      gaps_.push_back(clock_.restart());
      if (gaps_.back() > 100) {
        slow_ << QStringLiteral("%1 ms after %2 ms").arg(gaps_.back()).arg(since_.elapsed());
      }
    });
    clock_.start();
    since_.start();
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.start(5);
  }

  /// The gaps above 100 ms, and when they were.
  [[nodiscard]] QString slow() const { return slow_.join(", "); }
  [[nodiscard]] qint64 longest() const { return gaps_.empty() ? 0 : *std::ranges::max_element(gaps_); }
  /// @param share from 0 to 1.
  [[nodiscard]] qint64 percentile(double share) const {
    auto sorted = gaps_;
    std::ranges::sort(sorted);
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * double(sorted.size() - 1))];
  }

private:
  QTimer timer_;
  QElapsedTimer clock_;
  QElapsedTimer since_;
  QStringList slow_;
  std::vector<qint64> gaps_; ///< ms
};

} // namespace stratoscope::ui
