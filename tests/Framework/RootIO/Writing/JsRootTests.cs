using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

[Category("Peers")]
public sealed class JsRootTests
{
    private const string Program = """
        import { openFile, treeProcess, TSelector } from 'jsroot';
        const file = await openFile(process.argv[2]);
        const tree = await file.readObject('Events');
        let events = 0, muons = 0, sum = 0;
        class Loop extends TSelector {
          constructor() { super(); this.addBranch('nMuon', 'n'); this.addBranch('Muon_charge', 'charge'); }
          Process() { events++; muons += this.tgtobj.n; for (const charge of this.tgtobj.charge) sum += charge; }
          Terminate() { console.log(`${events} events ${muons} muons ${sum} charge`); }
        }
        await treeProcess(tree, new Loop());
        """;

    [Test]
    public void JsRootReadsListsAndCounters()
    {
        using var folder = new TemporaryFolder();
        using (var writer = RootFileWriter.CreateTreeFile(folder["t.root"], EventGenerator.TreeName, "", EventGenerator.Columns))
        {
            EventGenerator.Write(writer, 20_000, 3);
        }

        using var columns = new EventColumns();
        new EventBlock(columns, 3).Fill(0, 20_000);
        var charge = 0;
        foreach (var value in columns.Muons.Charge!.Values<int>())
        {
            charge += value;
        }

        File.WriteAllText(folder["read.mjs"], Program);
        var (installed, said) = Peers.Run("npm", "install", "--ignore-scripts", "--silent", "--prefix", folder.Path, "jsroot");
        if (installed != 0)
        {
            Repository.Skip("jsroot could not be installed: " + said);
        }

        var (code, output) = Peers.Run("node", folder["read.mjs"], folder["t.root"]);
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain($"20000 events {columns.Muons.Charge!.Count} muons {charge} charge"));
    }
}
