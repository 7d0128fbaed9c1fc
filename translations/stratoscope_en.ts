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
    <name>stratoscope::ui::ClusterDesk</name>
    <message numerus="yes">
        <source>merging %Ln clusters</source>
        <translation>
            <numerusform>merging %Ln cluster</numerusform>
            <numerusform>merging %Ln clusters</numerusform>
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
        <source>%Ln clusters</source>
        <translation>
            <numerusform>%Ln cluster</numerusform>
            <numerusform>%Ln clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. It speaks for %Ln clusters.</source>
        <extracomment>%1 is how to read a curve, %Ln the number of clusters that it speaks for</extracomment>
        <translation>
            <numerusform>%1. It speaks for %Ln cluster.</numerusform>
            <numerusform>%1. It speaks for %Ln clusters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortDialogs</name>
    <message numerus="yes">
        <source>Name for the %Ln selected images; one that exists is replaced</source>
        <translation>
            <numerusform>Name for the %Ln selected image; one that exists is replaced</numerusform>
            <numerusform>Name for the %Ln selected images; one that exists is replaced</numerusform>
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
    <name>stratoscope::ui::DeidentifyDesk</name>
    <message numerus="yes">
        <source>%Ln files copied</source>
        <translation>
            <numerusform>%Ln file copied</numerusform>
            <numerusform>%Ln files copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::DeidentifyDialog</name>
    <message numerus="yes">
        <source>The DICOM files of this cohort (%Ln series)</source>
        <translation>
            <numerusform>The DICOM files of this cohort (%Ln series)</numerusform>
            <numerusform>The DICOM files of this cohort (%Ln series)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::DeidentifyReport</name>
    <message numerus="yes">
        <source>%Ln files were copied</source>
        <translation>
            <numerusform>%Ln file was copied</numerusform>
            <numerusform>%Ln files were copied</numerusform>
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
    <message numerus="yes">
        <source>%Ln series already in the cohort</source>
        <translation>
            <numerusform>%Ln series already in the cohort</numerusform>
            <numerusform>%Ln series already in the cohort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gives %Ln volumes</source>
        <extracomment>whole volumes that an import would add to the cohort as its images</extracomment>
        <translation>
            <numerusform>gives %Ln volume</numerusform>
            <numerusform>gives %Ln volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures left out</source>
        <extracomment>series of pictures that an import of whole volumes leaves out</extracomment>
        <translation>
            <numerusform>%Ln picture left out</numerusform>
            <numerusform>%Ln pictures left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportOffer</name>
    <message numerus="yes">
        <source>An import into this cohort was not finished. %Ln series have been read and are kept.</source>
        <translation>
            <numerusform>An import into this cohort was not finished. %Ln series has been read and is kept.</numerusform>
            <numerusform>An import into this cohort was not finished. %Ln series have been read and are kept.</numerusform>
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
    <message numerus="yes">
        <source>%Ln images are saved as “%1”: Selection &gt; Restore</source>
        <extracomment>%1 is the name of a selection</extracomment>
        <translation>
            <numerusform>%Ln image is saved as “%1”: Selection &gt; Restore</numerusform>
            <numerusform>%Ln images are saved as “%1”: Selection &gt; Restore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were copied without what identifies.</source>
        <translation>
            <numerusform>%Ln file was copied without what identifies.</numerusform>
            <numerusform>%Ln files were copied without what identifies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were refused.</source>
        <translation>
            <numerusform>%Ln file was refused.</numerusform>
            <numerusform>%Ln files were refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things may still identify.</source>
        <translation>
            <numerusform>%Ln thing may still identify.</numerusform>
            <numerusform>%Ln things may still identify.</numerusform>
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
    <name>stratoscope::ui::SimilarDuplicates</name>
    <message numerus="yes">
        <source>%Ln pairs</source>
        <translation>
            <numerusform>%Ln pair</numerusform>
            <numerusform>%Ln pairs</numerusform>
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
    <message numerus="yes">
        <source>%Ln selected images</source>
        <translation>
            <numerusform>%Ln selected image</numerusform>
            <numerusform>%Ln selected images</numerusform>
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
    <name>stratoscope::ui::ThumbnailDesk</name>
    <message numerus="yes">
        <source>of %Ln series</source>
        <translation>
            <numerusform>of %Ln series</numerusform>
            <numerusform>of %Ln series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::TrainingEstimate</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
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
