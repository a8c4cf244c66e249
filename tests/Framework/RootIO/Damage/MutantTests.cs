using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Soak.Mutants;

namespace HepAnalysis.Framework.Tests.RootIO.Damage;

/// <summary>Many damaged files in processes of little memory: none may die, hang, or throw what is not ours. The long run: docs/soak.md.</summary>
public sealed class MutantTests
{
    private const int Processes = 2;

    [Test]
    public void Mutants_of_the_smallest_file_of_each_feature_are_read_or_refused() => Run(Repository.Shared("root-files"), 3000);

    [Test]
    public void Mutants_of_our_own_sample_are_read_or_refused() => Run(Path.Combine(Repository.Root, "data-samples"), 50);

    [Test]
    public void A_mutant_that_kills_its_process_is_told()
    {
        using var folder = new TemporaryFolder();
        var run = new MutantRun(folder.Path, Program);
        File.WriteAllBytes(folder["a.root"], [1, 2, 3]);
        run.Run(0, 1, Processes);
        Assert.That(run.Wrong, Is.Empty, "a file that is no ROOT file is refused");
        File.Delete(folder["a.root"]);
        run.Run(1, 1, Processes);
        Assert.That(run.Wrong.Single(), Does.StartWith("mutant 1: the process died with code"), "the reader finds no file");
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "HepAnalysis.Soak");

    private static void Run(string folder, int count)
    {
        var run = new MutantRun(folder, Program);
        run.Run(0, count, Processes);
        TestContext.Out.WriteLine($"{run.Done} mutants, {run.Refused} refused");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Wrong, Is.Empty);
            Assert.That(run.Done, Is.EqualTo(count));
            Assert.That(run.Refused, Is.GreaterThan(count / 5), "the damage reaches what is read");
        }
    }
}
