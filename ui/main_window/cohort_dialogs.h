#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace stratoscope::ui {

class Workbench;
struct ImportRequest;

/// Asks a person where to read from and write to, then has the workbench do it. No call waits for the answer.
class CohortDialogs : public QObject {
  Q_OBJECT

public:
  /// Both must outlive this.
  CohortDialogs(Workbench& workbench, QWidget& window);

  void newCohort();
  void openCohort();
  /// @param sources to begin with; may be empty. Without an open cohort the person names a new one afterwards.
  void importInto(const QStringList& sources = {});
  /// More columns from a table.
  void addTable();
  void splitCohort();
  /// Opens the bundled cohort, which is imported the first time.
  void openSample();
  /// @param what as workflow::exportTable takes it.
  void exportTable(const QString& what);
  void exportDeidentified();
  void writeReport();
  void exportSynthetic();
  /// Asks for the name of what is selected.
  void saveSelection();

private:
  void askForNewCohort(std::function<void()> then);
  void start(const ImportRequest& request);

  Workbench& workbench_;
  QWidget& window_;
};

} // namespace stratoscope::ui
