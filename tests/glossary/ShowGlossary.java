import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;

/** Prints what OmegaT's own readers find in a glossary: source, target and comment, parted by tabs. */
public class ShowGlossary {
    public static void main(String[] args) throws Exception {
        ProjectProperties properties = new ProjectProperties(new File(args[1]));
        properties.setSourceLanguage("fr");
        properties.setTargetLanguage("en");
        Core.setProject((IProject) Proxy.newProxyInstance(ShowGlossary.class.getClassLoader(),
            new Class<?>[] {IProject.class},
            (proxy, method, given) -> method.getName().equals("getProjectProperties") ? properties : null));
        File file = new File(args[0]);
        List<GlossaryEntry> found = args[0].endsWith(".tbx")
            ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (GlossaryEntry entry : found) {
            out.println(entry.getSrcText() + "\t" + entry.getLocText() + "\t" + entry.getCommentText().replace("\n", " / "));
        }
    }
}
