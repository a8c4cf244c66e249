using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Configuration;

internal sealed class PythonConfigurationFileTests
{
    private const string Everything =
        """
        # a comment
        ; another
        [DEFAULT]
        site = hamburg
        [client]
        rucio_host = https://a:1,
            https://b:2

          ; not a part of the value
            https://c:3
        Auth_Type : userpass
        password=50%%=a:b;#c
        colon: a = b
        empty =
        nested = %(site)s-%(colon)s
          indented = yes
        last = end
        [other section]
        key.with.dots = 1
        """;

    [TestCase("rucio_host", "https://a:1,\nhttps://b:2\n\nhttps://c:3")]
    [TestCase("auth_type", "userpass")]
    [TestCase("AUTH_TYPE", "userpass")]
    [TestCase("password", "50%=a:b;#c")]
    [TestCase("colon", "a = b")]
    [TestCase("empty", "")]
    [TestCase("nested", "hamburg-a = b\nindented = yes")]
    [TestCase("site", "hamburg")]
    [TestCase("last", "end")]
    [TestCase("nothing", null)]
    public void ReadsTheDialect(string option, string? value)
    {
        // The line that is further in belongs to the value above: that is the dialect's trap.
        var file = PythonConfigurationFile.Parse("rucio.cfg", Everything);
        Assert.That(file.Get("client", option), Is.EqualTo(value));
    }

    [Test]
    public void SaysWhatSectionsAndOptionsThereAre()
    {
        var file = PythonConfigurationFile.Parse("rucio.cfg", Everything);
        Assert.That(file.Sections, Is.EqualTo(new[] { "client", "other section" }));
        Assert.That(file.Options("other section").Select(entry => entry.Name), Is.EqualTo(new[] { "key.with.dots", "site" }));
        Assert.That(file.Get("no such section", "site"), Is.Null);
    }

    [TestCase("a = 1", "line 1", "no section")]
    [TestCase("[client]\na = 1\n[client]\n", "line 3", "twice")]
    [TestCase("[client]\naccount = 1\n\nAccount: 2", "line 4", "'account' is there twice")]
    [TestCase("[client]\nsecretpassword", "line 2", "neither")]
    public void SaysWhereItIsWrong(string text, string line, string why)
    {
        var error = Assert.Throws<RucioConfigurationException>(() => PythonConfigurationFile.Parse("/etc/rucio.cfg", text));
        Assert.That(error.Message, Does.Contain("/etc/rucio.cfg, " + line).And.Contain(why).And.Not.Contain("secretpassword"));
    }

    [TestCase("password = 100%hunter2", "%%")]
    [TestCase("password = %(hunter)s hunter2", "%(hunter)s")]
    [TestCase("password = %(password)s hunter2", "circle")]
    public void ShowsNoValueWhereAPercentSignIsWrong(string line, string says)
    {
        var file = PythonConfigurationFile.Parse("rucio.cfg", "[client]\n" + line);
        var error = Assert.Throws<RucioConfigurationException>(() => file.Get("client", "password"));
        Assert.That(error.Message, Does.Contain("rucio.cfg, line 2, [client] password").And.Contain(says).And.Not.Contain("hunter2"));
    }

    [Test, Category("Peers")]
    public void ReadsWhatPythonReads()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("rucio.cfg", Everything);
        const string Program =
            """
            import configparser, sys
            parser = configparser.ConfigParser()
            parser.read(sys.argv[1])
            for section in parser.sections():
                for option in parser.options(section):
                    print(repr((section, option, parser.get(section, option))))
            """;
        var python = ChildProcess.Run(Path.Combine(RucioServer.Current.Folder, "venv", "bin", "python"), ["-c", Program, path], folder.Path);
        var file = PythonConfigurationFile.Read(path);
        var ours = file.Sections.SelectMany(section => file.Options(section).Select(entry => $"('{section}', '{entry.Name}', '{file.Get(section, entry.Name)!.Replace("\n", "\\n", StringComparison.Ordinal)}')"));
        Assert.That(ours, Is.EquivalentTo(python.Output.TrimEnd().Split('\n')));
    }
}
