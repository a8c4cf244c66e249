using System.Text.Json;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Cli;

/// <summary>Files fetched, stored and kept by rules with the commands, against the real server and the official client.</summary>
[Category("Peers")]
public sealed class RucioTransferTests
{
    [Test]
    public void DatasetIsFetchedIntoTheFolderOfItsNameAndNotTwice()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Succeed("download", "mc:/TTbar/Summer26-v1/NANOAOD"), Does.Contain("6 files, 449 kB from SITE-").And.EndsWith("6 files · 449 kB · in .\n"));
        Assert.That(Directory.GetFiles(hep.Folder["TTbar", "Summer26-v1", "NANOAOD"], "*.root", SearchOption.AllDirectories), Has.Length.EqualTo(6));
        Assert.That(hep.Succeed("download", "mc:/TTbar/Summer26-v1/NANOAOD"), Does.StartWith("6 files were there already"));
    }

    [Test]
    public void FileIsFetchedIntoTheFolderOfItsScope()
    {
        using var hep = new HepRucio();
        using var json = JsonDocument.Parse(hep.Succeed("download", "data:run001.000.raw", "--output", "new", "--scheme", "https", "--json"));

        var file = json.RootElement.GetProperty("files")[0];
        Assert.That(file.GetProperty("path").GetString(), Is.EqualTo(hep.Folder["new", "data", "run001.000.raw"]));
        Assert.That(file.GetProperty("verified").GetBoolean());
        Assert.That(new FileInfo(hep.Folder["new", "data", "run001.000.raw"]).Length, Is.EqualTo(file.GetProperty("bytes").GetInt64()));
    }

    [Test]
    public void PatternMeansDatasetsOrElseFiles()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Succeed("download", "mc:*TTbar*", "--dir", "sets"), Does.EndWith("6 files · 449 kB · in sets\n"));
        Assert.That(Directory.GetFiles(hep.Folder["sets", "TTbar", "Summer26-v1", "NANOAOD"]), Has.Length.EqualTo(6));
        Assert.That(hep.Succeed("download", "data:run001.00*.raw", "--no-subdir", "--output", "files"), Does.EndWith("10 files · 1.1 MB · in files\n"));
        Assert.That(Directory.GetFiles(hep.Folder["files"]), Has.Length.EqualTo(10));
        Assert.That(hep.Run("download", "data:nothing*"), Is.EqualTo(4));
        Assert.That(hep.Error, Does.StartWith("hep: nothing fits 'data:nothing*'"));
    }

    [Test]
    public void FolderThatIsAFileIsRefusedBeforeAnythingIsFetched()
    {
        using var hep = new HepRucio();
        hep.Folder.Write("there", "x");

        Assert.That(hep.Run("download", "mc:plain.noevents", "--output", "there"), Is.EqualTo(5));
        Assert.That(hep.Error, Does.Contain("there is a file, and has to be a folder"));
        Assert.That(hep.Succeed("download", "data:empty"), Does.StartWith("0 files"));
        Assert.That(hep.Error, Does.Contain("data:empty holds no files"));
    }

    [Test]
    public void BrokenReplicasAreNamedAndTheFileWithoutOneIsAnError()
    {
        using var hep = new HepRucio();
        var code = hep.Run("download", "mc:broken", "--scheme", "https,http");

        Assert.That(code, Is.EqualTo(6));
        Assert.That(hep.Out, Does.Contain("4 of 5 files · "));
        Assert.That(hep.Error, Does.StartWith("hep: mc:broken.nowhere has no replica by https, http"));
        Assert.That(Directory.GetFiles(hep.Folder["broken"]).Select(Path.GetFileName), Is.EquivalentTo(new[] { "broken.changed", "broken.gone", "broken.good", "broken.short" }));
    }

    [Test]
    public void ReplicaThatIsBrokenIsNamedWithWhatIsWrong()
    {
        using var hep = new HepRucio();
        var code = hep.Run("download", "mc:broken", "--rses", "SITE-A_DISK", "--scheme", "https");

        Assert.That(code, Is.EqualTo(6));
        Assert.That(hep.Out, Does.Contain("4 files that were not fetched:").And.Contain("its adler32 is").And.Contain("404").And.Contain("1,000 bytes and shall have").And.Contain("1 of 5 files · "));
        Assert.That(Directory.GetFiles(hep.Folder["broken"]).Select(Path.GetFileName), Does.Contain("broken.good").And.No.Member("broken.changed"));
    }

    [Test]
    public void FileOfAnotherThatHasTheNameIsLeftAsItIs()
    {
        using var hep = new HepRucio();
        hep.Folder.Write("data/run001.000.raw", "mine");

        Assert.That(hep.Run("download", "data:run001.000.raw"), Is.EqualTo(5));
        Assert.That(hep.Error, Does.Contain("another file of its name is there").And.Contain("choose another folder"));
        Assert.That(File.ReadAllText(hep.Folder["data", "run001.000.raw"]), Is.EqualTo("mine"));
        Assert.That(hep.Succeed("download", "data:run001.000.raw", "--replace"), Does.EndWith("1 file · 108 kB · in .\n"));
    }

    [Test]
    public void WhatIsUploadedTheOfficialClientFetches()
    {
        using var hep = new HepRucio();
        var name = $"cli.{Guid.NewGuid():N}";
        hep.Folder.Write(name, "hits of a long night");

        Assert.That(
            hep.Succeed("upload", name, "--rse", "SITE-B_USERDISK", "--dataset", $"user.jdoe:{name}.ds", "--lifetime", "1d"),
            Does.EndWith($"1 file · 20 B · at SITE-B_USERDISK · in user.jdoe:{name}.ds\n"));
        RucioServer.Current.Succeed(hep.Folder.Path, null, "rucio", "download", "--dir", hep.Folder["theirs"], $"user.jdoe:{name}.ds");
        Assert.That(File.ReadAllText(hep.Folder["theirs", $"{name}.ds", name]), Is.EqualTo("hits of a long night"));
        Assert.That(hep.Succeed("upload", name, "--rse", "SITE-B_USERDISK", "--dataset", $"user.jdoe:{name}.ds"), Does.Contain("(was there already)"), "twice is as once");

        var id = hep.Lines("add-rule", $"user.jdoe:{name}.ds", "--rses", "SITE-A_DISK", "--lifetime", "2d", "--comment", "kept").Single();
        Assert.That(hep.Succeed("rules", $"user.jdoe:{name}.ds"), Does.Match($@"{id} +jdoe +REPLICATING\[0/1/0\] +SITE-A_DISK").And.Contain("OK[1/0/0]"));
        Assert.That(hep.Succeed("rules", id), Does.Match("comment +kept\n").And.Match("copies +1 at SITE-A_DISK\n"));
        Assert.That(hep.Succeed("rules", id, "--locks"), Does.Match($@"REPLICATING +SITE-A_DISK +user\.jdoe:{name}\n"));
        Assert.That(hep.Run("add-rule", $"user.jdoe:{name}.ds", "--rses", "SITE-A_DISK"), Is.EqualTo(4));
        Assert.That(hep.Error, Does.StartWith("hep: the account has that rule already"));
    }

    [Test]
    public void QuotaIsShownAndRefusesARule()
    {
        using var hep = new HepRucio(RucioServer.Current.Configuration("student"));

        Assert.That(hep.Succeed("quota"), Does.Match("SITE-A_DISK .* 300 kB").And.Match("SITE-B_USERDISK .* 300 kB"));
        Assert.That(hep.Run("add-rule", "data:run001.raw", "--rses", "SITE-B_USERDISK"), Is.Not.Zero);
        Assert.That(hep.Error, Does.StartWith("hep: not enough quota").And.Contain("hep rucio quota"));
    }

    [Test]
    public void RsesAreListedByExpressionAndShownOneByOne()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Lines("rses", "type=TAPE")[^1], Is.EqualTo("1 RSE"));
        Assert.That(hep.Succeed("rses", "SITE-A_DISK"), Does.Match(@"protocol +davs://").And.Contain("tier=1").And.Match("can +read, write, delete\n"));
        Assert.That(hep.Run("rses", "tier=99"), Is.EqualTo(4));
    }
}
