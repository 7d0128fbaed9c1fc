#pragma once

#include "ui/models/similar_explanation.h"

#include <QImage>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace stratoscope::ui {

/// Why two images are similar: both with a heat over them that shows which parts matter. Hidden while there is nothing
/// to show.
class SimilarWhyView : public QWidget {
  Q_OBJECT

public:
  explicit SimilarWhyView(QWidget* parent = nullptr);

  /// @param title of the pair.
  void setExplanation(const SimilarExplanation& explanation, const QString& title);
  /// @param percent 0 to 100, or -1 when nothing is being made.
  void setProgress(int percent);
  void clear();

Q_SIGNALS:
  void stopRequested();
  void closed();

private:
  class Pair;
  void showState();

  Pair* pair_;
  QLabel* title_;
  QLabel* legend_;
  QProgressBar* progress_;
  QPushButton* stop_;
  bool running_ = false;
  bool filled_ = false;
};

} // namespace stratoscope::ui
