#pragma once

#include <QWidget>

class QLabel;
class QListWidget;

namespace stratoscope::ui {

/// What an empty window shows: the first step, ways to take it, and the cohorts opened before.
class EmptyPage : public QWidget {
  Q_OBJECT

public:
  explicit EmptyPage(QWidget* parent = nullptr);

  /// @param folders of cohorts, the latest first.
  void setRecent(const QStringList& folders);

Q_SIGNALS:
  void sampleRequested();
  void importRequested();
  void openRequested();
  void recentRequested(const QString& folder);

private:
  [[nodiscard]] QWidget* makeStart() const;
  QWidget* makeRecent();

  QWidget* recentBox_ = nullptr;
  QListWidget* recent_;
};

} // namespace stratoscope::ui
