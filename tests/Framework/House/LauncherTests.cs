using System.Runtime.Versioning;
using HepAnalysis.Framework.Tests.Processes;

namespace HepAnalysis.Framework.Tests.House;

/// <summary>
/// The launcher <c>hep</c>, in a house of three files with an SDK that is a script: it writes down each build and
/// "builds" a program that says how it was called. That the real SDK builds the real house, for two first calls at once,
/// is what <c>.ci/run</c> shows.
/// </summary>
[Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private readonly LauncherHouse house = new();

    public void Dispose() => house.Dispose();

    [Test]
    public void FirstCallBuildsAndSaysSoInALine()
    {
        var result = house.Hep("run", "a file.yaml");

        Assert.That(result.Error, Is.EqualTo("building hep (once, about a minute)\n"));
        Assert.That(result.Output, Is.EqualTo("program: [run] [a file.yaml]\n"));
        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public void SecondCallStartsAtOnce()
    {
        house.Hep();
        var result = house.Hep("doctor");

        Assert.That(result.Error, Is.Empty);
        Assert.That(result.Output, Is.EqualTo("program: [doctor]\n"));
        Assert.That(house.Builds, Is.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(130)]
    public void ExitCodeIsThePrograms(int code)
    {
        Assert.That(house.Hep("exit", code.ToString()).ExitCode, Is.EqualTo(code));
    }

    [TestCase("Framework/Cli/Program.cs")]
    [TestCase("Modules/Module.cs")]
    [TestCase("Directory.Packages.props")]
    public void NewerSourceIsBuilt(string source)
    {
        house.Hep();
        house.Touch(source);
        var result = house.Hep();

        Assert.That(result.Error, Is.EqualTo("building hep (sources are newer than the build)\n"));
        Assert.That(house.Builds, Is.EqualTo(2));
    }

    [Test]
    public void DeletedSourceIsNoticed()
    {
        house.Hep();
        house.Delete("Modules/Module.cs");
        house.Hep();

        Assert.That(house.Builds, Is.EqualTo(2));
    }

    [Test]
    public void SourceChangedDuringABuildIsBuiltNextTime()
    {
        house.Hep([], new() { ["FAKE_TOUCH"] = house.PathOf("Modules/Module.cs") });
        house.Hep();

        Assert.That(house.Builds, Is.EqualTo(2));
    }

    [Test]
    public void WorksFromAnotherFolderAndKeepsItAsTheWorkingFolder()
    {
        using var elsewhere = new TemporaryFolder();
        var result = house.HepIn(elsewhere.Path, "folder");

        Assert.That(result.Output, Does.Contain(elsewhere.Path));
    }

    [Test]
    public void WorksThroughALinkToALink()
    {
        using var elsewhere = new TemporaryFolder();
        File.CreateSymbolicLink(elsewhere["first"], house.PathOf("hep"));
        File.CreateSymbolicLink(elsewhere["second"], "first");
        var result = house.Start(elsewhere["second"], ["a"], elsewhere.Path).Wait();

        Assert.That(result.Output, Is.EqualTo("program: [a]\n"));
        Assert.That(Directory.Exists(house.PathOf("artifacts/hep")), Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void TwoFirstCallsBuildOnceAndBothWork(bool hasFlock)
    {
        house.HasFlock = hasFlock;
        using var one = house.Start(house.PathOf("hep"), ["one"], house.Root, new() { ["FAKE_SECONDS"] = "0.5" });
        using var two = house.Start(house.PathOf("hep"), ["two"], house.Root, new() { ["FAKE_SECONDS"] = "0.5" });

        Assert.That(one.Wait().Output, Is.EqualTo("program: [one]\n"));
        Assert.That(two.Wait().Output, Is.EqualTo("program: [two]\n"));
        Assert.That(house.Builds, Is.EqualTo(1));
    }

    [Test]
    public void LockOfADeadProcessIsTakenOver()
    {
        house.HasFlock = false;
        Directory.CreateDirectory(house.PathOf("artifacts/hep/lock.d"));
        using var dead = ChildProcess.Start("/bin/sh", ["-c", "echo $$"], house.Root);
        File.WriteAllText(house.PathOf("artifacts/hep/lock.d/pid"), dead.Wait().Output);

        Assert.That(house.Hep("a").Output, Is.EqualTo("program: [a]\n"));
    }

    [Test]
    public void MissingSdkIsSaidInOneSentence()
    {
        house.HasDotnet = false;
        var result = house.Hep();

        Assert.That(result.Error, Does.Match(@"\Ahep: the \.NET SDK 10\.0 is missing .*dotnet-sdk-10\.0.*\n\z"));
        Assert.That(result.ExitCode, Is.EqualTo(69));
    }

    [Test]
    public void WrongSdkIsSaidInOneSentence()
    {
        var result = house.Hep([], new() { ["FAKE_VERSION"] = "8.0.404" });

        Assert.That(result.Error, Does.Match(@"\Ahep: the \.NET SDK 10\.0 is needed, and .*dotnet has 8\.0\.404: .*\n\z"));
        Assert.That(result.ExitCode, Is.EqualTo(69));
    }

    [TestCase("error NU1301: Unable to load the service index", "the restore of its packages failed (error NU1301")]
    [TestCase("Program.cs(1,2): error CS1002: ; expected", "its build failed (error CS1002")]
    public void FailedStepIsSaidInOneSentenceWithItsLog(string message, string said)
    {
        var result = house.Hep([], new() { ["FAKE_FAILURE"] = message });

        Assert.That(result.Error, Does.Contain("hep: " + said));
        Assert.That(result.Error, Does.Contain(house.PathOf("artifacts/hep/build.log")));
        Assert.That(File.ReadAllText(house.PathOf("artifacts/hep/build.log")), Does.Contain(message));
        Assert.That(result.ExitCode, Is.EqualTo(69));
    }

    [Test]
    public void FailedBuildIsNeverUsedAndTheNextCallTriesAgain()
    {
        house.Hep();
        house.Touch("Modules/Module.cs");
        var failed = house.Hep([], new() { ["FAKE_FAILURE"] = "error CS1002: ; expected" });
        var next = house.Hep("a");

        Assert.That(failed.Output, Is.Empty, "the old build does not answer for new sources");
        Assert.That(next.Output, Is.EqualTo("program: [a]\n"));
        Assert.That(house.Builds, Is.EqualTo(2));
    }

    [Test]
    public void FeedWithoutTheAheadOfTimeCompilerBuildsWithoutIt()
    {
        var result = house.Hep(["a"], new() { ["FAKE_NO_CROSSGEN"] = "1" });

        Assert.That(result.Output, Is.EqualTo("program: [a]\n"));
        Assert.That(File.ReadAllText(house.PathOf("artifacts/hep/build.log")), Does.Contain("ReadyToRun is not available"));
    }

    [Test]
    public void InterruptedBuildLeavesNothingThatIsUsed()
    {
        using var child = house.Start(house.PathOf("hep"), ["a"], house.Root, new() { ["FAKE_SECONDS"] = "0.3", ["FAKE_INTERRUPT"] = "1" });
        var result = child.Wait();

        Assert.That(result.ExitCode, Is.EqualTo(130));
        Assert.That(result.Output, Is.Empty);
        Assert.That(Directory.GetDirectories(house.PathOf("artifacts/hep"), "build.*"), Is.Empty);
        Assert.That(house.Hep("b").Output, Is.EqualTo("program: [b]\n"));
    }

    [Test]
    public void RunningProgramKeepsItsFilesWhenTheNextBuildIsMade()
    {
        house.Hep();
        var before = Directory.ResolveLinkTarget(house.PathOf("artifacts/hep/current"), returnFinalTarget: true)!.FullName;
        house.Touch("Modules/Module.cs");
        house.Hep();

        Assert.That(Directory.Exists(before), Is.True);
        house.Touch("Modules/Module.cs");
        house.Hep();
        Assert.That(Directory.Exists(before), Is.False, "and the one after it clears it away");
    }
}
