#pragma once

#include "ui/main_window/panels.h"
#include "ui/models/log_model.h"

#include <QMainWindow>

namespace stratoscope {
class Error;
namespace workflow {
struct DeidentificationResult;
struct ImportResult;
} // namespace workflow
} // namespace stratoscope

namespace stratoscope::ui {

class CohortDialogs;
class EmptyPage;
class MessageBar;
class PanelFeed;
class Stepper;
enum class Step;

/// The window: stepper, docks, menus and the page for an empty start. Composes; what it shows comes from PanelFeed and
/// what a person asks for goes to the Workbench.
class MainWindow : public QMainWindow {
  Q_OBJECT

public:
  /// @param workbench must outlive the window.
  explicit MainWindow(Workbench& workbench, QWidget* parent = nullptr);
  ~MainWindow() override;

  [[nodiscard]] const Panels& panels() const { return panels_; }
  [[nodiscard]] Workspace& workspace() { return *workspace_; }
  [[nodiscard]] MessageBar& messages() { return *messages_; }
  /// Opens cohort folders and imports everything else: what was dropped on the window or named at the start.
  void open(const QStringList& paths);

protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

private:
  EmptyPage* makePage();
  void makeTop();
  void connectWorkbench();
  void follow();
  void goTo(Step step);
  void report(const QString& what, const Error& error);
  void tellImport(const workflow::ImportResult& result);
  void tellCopies(const workflow::DeidentificationResult& result);
  void restore();

  Workbench& workbench_;
  LogModel log_;
  Stepper* stepper_;
  MessageBar* messages_;
  EmptyPage* page_;
  Workspace* workspace_;
  Panels panels_;
  CohortDialogs* dialogs_;
  PanelFeed* feed_;
};

} // namespace stratoscope::ui
