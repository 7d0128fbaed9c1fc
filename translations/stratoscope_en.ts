<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>stratoscope::ui::ClassBar</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClusterTableModel</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClustersPanel</name>
    <message numerus="yes">
        <source>More than %Ln clusters explain little more</source>
        <translation>
            <numerusform>More than %Ln cluster explains little more</numerusform>
            <numerusform>More than %Ln clusters explain little more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clusters</source>
        <translation>
            <numerusform>%Ln cluster</numerusform>
            <numerusform>%Ln clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortPanel</name>
    <message numerus="yes">
        <source>%L1 of %Ln items</source>
        <extracomment>rows of the table that match the search, of all</extracomment>
        <translation>
            <numerusform>%L1 of %Ln item</numerusform>
            <numerusform>%L1 of %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortSteps</name>
    <message numerus="yes">
        <source>%Ln images added</source>
        <translation>
            <numerusform>%Ln image added</numerusform>
            <numerusform>%Ln images added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln series known already</source>
        <translation>
            <numerusform>%Ln series known already</numerusform>
            <numerusform>%Ln series known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files skipped (see the log)</source>
        <translation>
            <numerusform>%Ln file skipped (see the log)</numerusform>
            <numerusform>%Ln files skipped (see the log)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images in %L1 dimensions</source>
        <translation>
            <numerusform>%Ln image in %L1 dimensions</numerusform>
            <numerusform>%Ln images in %L1 dimensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clusters</source>
        <translation>
            <numerusform>%Ln cluster</numerusform>
            <numerusform>%Ln clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sections</source>
        <translation>
            <numerusform>%Ln section</numerusform>
            <numerusform>%Ln sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln rows match</source>
        <translation>
            <numerusform>%L1 of %Ln row matches</numerusform>
            <numerusform>%L1 of %Ln rows match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortTreeModel</name>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ColumnPanel</name>
    <message numerus="yes">
        <source>%Ln rarer values are not listed: search for them</source>
        <translation>
            <numerusform>%Ln rarer value is not listed: search for it</numerusform>
            <numerusform>%Ln rarer values are not listed: search for them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::GalleryPanel</name>
    <message numerus="yes">
        <source>All %Ln images</source>
        <translation>
            <numerusform>The only image</numerusform>
            <numerusform>All %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln images</source>
        <extracomment>%L1 selected images of %Ln in all</extracomment>
        <translation>
            <numerusform>%L1 of %Ln image</numerusform>
            <numerusform>%L1 of %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::HistogramView</name>
    <message numerus="yes">
        <source>%Ln bars from %1 to %2</source>
        <translation>
            <numerusform>%Ln bar from %1 to %2</numerusform>
            <numerusform>%Ln bars from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %Ln images</source>
        <extracomment>two ends of a range of numbers and the images in it</extracomment>
        <translation>
            <numerusform>%1 to %2: %Ln image</numerusform>
            <numerusform>%1 to %2: %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportDesk</name>
    <message numerus="yes">
        <source>%Ln series</source>
        <translation>
            <numerusform>%Ln series</numerusform>
            <numerusform>%Ln series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking… %L1 of %Ln files</source>
        <translation>
            <numerusform>Looking… %L1 of %Ln file</numerusform>
            <numerusform>Looking… %L1 of %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking… %Ln files</source>
        <translation>
            <numerusform>Looking… %Ln file</numerusform>
            <numerusform>Looking… %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportFindings</name>
    <message numerus="yes">
        <source>%Ln series</source>
        <translation>
            <numerusform>%Ln series</numerusform>
            <numerusform>%Ln series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients</source>
        <translation>
            <numerusform>%Ln patient</numerusform>
            <numerusform>%Ln patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slices</source>
        <translation>
            <numerusform>%Ln slice</numerusform>
            <numerusform>%Ln slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gives %Ln images</source>
        <extracomment>images of the cohort that an import would add</extracomment>
        <translation>
            <numerusform>gives %Ln image</numerusform>
            <numerusform>gives %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ItemPreviewBox</name>
    <message numerus="yes">
        <source>gives %Ln images</source>
        <translation>
            <numerusform>gives %Ln image</numerusform>
            <numerusform>gives %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LabelDesk</name>
    <message numerus="yes">
        <source>removing the label of %Ln images</source>
        <translation>
            <numerusform>removing the label of %Ln image</numerusform>
            <numerusform>removing the label of %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>label “%1” for %Ln images</source>
        <translation>
            <numerusform>label “%1” for %Ln image</numerusform>
            <numerusform>label “%1” for %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LogPanel</name>
    <message numerus="yes">
        <source>%L1 of %Ln lines</source>
        <extracomment>%L1 lines shown of all %Ln lines of the log</extracomment>
        <translation>
            <numerusform>%L1 of %Ln line</numerusform>
            <numerusform>%L1 of %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln files were skipped: the log says why</source>
        <translation>
            <numerusform>%Ln file was skipped: the log says why</numerusform>
            <numerusform>%Ln files were skipped: the log says why</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images are new to the model.</source>
        <translation>
            <numerusform>%Ln image is new to the model.</numerusform>
            <numerusform>%Ln images are new to the model.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MapPanel</name>
    <message numerus="yes">
        <source>%L1 of %Ln selected</source>
        <extracomment>selected items of all items on the map</extracomment>
        <translation>
            <numerusform>%L1 of %Ln selected</numerusform>
            <numerusform>%L1 of %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln hidden</numerusform>
            <numerusform>%Ln hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SamplingPanel</name>
    <message numerus="yes">
        <source>%Ln synthetic images, each with the nearest real one</source>
        <translation>
            <numerusform>%Ln synthetic image with the nearest real one</numerusform>
            <numerusform>%Ln synthetic images, each with the nearest real one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln likely copies</source>
        <translation>
            <numerusform>%Ln likely copy</numerusform>
            <numerusform>%Ln likely copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SelectionHistory</name>
    <message numerus="yes">
        <source>selecting %Ln images</source>
        <translation>
            <numerusform>selecting %Ln image</numerusform>
            <numerusform>selecting %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarPanel</name>
    <message numerus="yes">
        <source>%Ln similar images</source>
        <translation>
            <numerusform>%Ln similar image</numerusform>
            <numerusform>%Ln similar images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::Stepper</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients</source>
        <translation>
            <numerusform>%Ln patient</numerusform>
            <numerusform>%Ln patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::TableForm</name>
    <message numerus="yes">
        <source>%L1 of %Ln rows match by “%2”</source>
        <translation>
            <numerusform>%L1 of %Ln row matches by “%2”</numerusform>
            <numerusform>%L1 of %Ln rows match by “%2”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::TrainingSession</name>
    <message numerus="yes">
        <source>%Ln epochs · %1 images/s</source>
        <extracomment>epochs and speed of a finished training</extracomment>
        <translation>
            <numerusform>%Ln epoch · %1 images/s</numerusform>
            <numerusform>%Ln epochs · %1 images/s</numerusform>
        </translation>
    </message>
</context>
</TS>
