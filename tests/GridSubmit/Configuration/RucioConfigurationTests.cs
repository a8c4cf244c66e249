using System.Runtime.Versioning;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Configuration;

internal sealed class RucioConfigurationTests
{
    private const string File =
        """
        [client]
        rucio_host = https://rucio-a.example:443/, https://rucio-b.example/base
        auth_host = https://auth.example
        auth_type = userpass
        account = jdoe
        username = john
        password = hunter2
        ca_cert = $HOME/ca.pem
        client_x509_proxy = ~/proxy
        vo = atl
        request_retries = 5
        request_timeout = 30
        oidc_scope = openid offline_access
        oidc_polling = true
        oidc_refresh_lifetime = 96
        [policy]
        schema = generic
        """;

    private static RucioSettings Read(string folder, string? text, params (string Name, string Value)[] variables) =>
        Read(folder, text, null, variables);

    private static RucioSettings Read(string folder, string? text, Dictionary<string, string>? given, params (string Name, string Value)[] variables) =>
        RucioConfiguration.Read(
            MadeUpEnvironment.Of(folder, text is null ? variables : [.. variables, ("RUCIO_CONFIG", new TemporaryText(folder, text).Path)]), given, null);

    private sealed class TemporaryText
    {
        public TemporaryText(string folder, string text) => System.IO.File.WriteAllText(Path = System.IO.Path.Combine(folder, "rucio.cfg"), text);

        public string Path { get; }
    }

    [Test]
    public void ReadsAWholeFile()
    {
        using var folder = new TemporaryFolder();
        var settings = Read(folder.Path, File);
        Assert.Multiple(() =>
        {
            Assert.That(settings.Hosts.Select(host => host.AbsoluteUri), Is.EqualTo(new[] { "https://rucio-a.example/", "https://rucio-b.example/base" }));
            Assert.That(settings.AuthenticationHosts.Single().Host, Is.EqualTo("auth.example"));
            Assert.That(settings.Authentication, Is.EqualTo(RucioAuthentication.UserPass));
            Assert.That((settings.Account, settings.UserName, settings.Password, settings.VirtualOrganisation), Is.EqualTo(("jdoe", "john", "hunter2", "atl")));
            Assert.That(settings.CertificateAuthorities, Is.EqualTo(folder["ca.pem"]));
            Assert.That(settings.ClientProxy, Is.EqualTo(folder["proxy"]));
            Assert.That(settings.Attempts, Is.EqualTo(6), "tries are one more than retries");
            Assert.That(settings.Silence, Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(settings.Oidc, Is.EqualTo(new OidcSettings { Scope = "openid offline_access", Polling = true, RefreshLifetime = 96 }));
            Assert.That(settings.TokenFolder, Is.EqualTo(folder["anna", ".rucio_anna@atl"]));
            Assert.That(settings.Origin, Is.EqualTo(folder["rucio.cfg"]));
            Assert.That(settings.ToString(), Does.Not.Contain("hunter2"));
        });
    }

    [Test]
    public void EnvironmentWinsOverTheFile()
    {
        using var folder = new TemporaryFolder();
        var settings = Read(
            folder.Path, File,
            ("RUCIO_HOST", "http://h:1"), ("RUCIO_AUTH_HOST", "http://h:2"), ("RUCIO_ACCOUNT", "prod"), ("RUCIO_VO", "def"), ("RUCIO_AUTH_TYPE", "X509_PROXY"),
            ("RUCIO_USERNAME", "u"), ("RUCIO_PASSWORD", "p"), ("RUCIO_CLIENT_CERT", "/c"), ("RUCIO_CLIENT_KEY", "/k"), ("RUCIO_CLIENT_PROXY", "/p"), ("X509_CERT_DIR", "/certificates"));
        Assert.Multiple(() =>
        {
            Assert.That((settings.Hosts.Single().Port, settings.AuthenticationHosts.Single().Port, settings.Account), Is.EqualTo((1, 2, "prod")));
            Assert.That(settings.Authentication, Is.EqualTo(RucioAuthentication.X509Proxy));
            Assert.That((settings.UserName, settings.Password), Is.EqualTo(("u", "p")));
            Assert.That((settings.ClientCertificate, settings.ClientKey, settings.ClientProxy, settings.CertificateAuthorities), Is.EqualTo(("/c", "/k", "/p", "/certificates")));
            Assert.That(settings.TokenFolder, Is.EqualTo(folder["anna", ".rucio_anna"]), "the organisation 'def' has no part in the name");
            Assert.That(settings.Origin, Does.Contain("RUCIO_HOST").And.Contain("RUCIO_PASSWORD").And.Contain("rucio.cfg"));
        });
    }

    [Test]
    public void TheGridsProxyIsTakenOnlyWhereRucioHasNone()
    {
        using var folder = new TemporaryFolder();
        Assert.That(Read(folder.Path, File, ("X509_USER_PROXY", "/grid")).ClientProxy, Is.EqualTo(folder["proxy"]));
        Assert.That(Read(folder.Path, File.Replace("client_x509_proxy", "x", StringComparison.Ordinal), ("X509_USER_PROXY", "/grid")).ClientProxy, Is.EqualTo("/grid"));
    }

    [Test]
    public void TheCallerWinsOverAll()
    {
        using var folder = new TemporaryFolder();
        var settings = Read(folder.Path, File, new Dictionary<string, string> { ["account"] = "root", ["auth_type"] = "bearer" }, ("RUCIO_ACCOUNT", "prod"));
        Assert.That((settings.Account, settings.Authentication), Is.EqualTo(("root", RucioAuthentication.Bearer)));
        Assert.That(settings.Origin, Does.Contain("the option account"));
    }

    [Test]
    public void TheFirstFolderThatHasAFileIsTaken()
    {
        using var folder = new TemporaryFolder();
        folder.Write("venv/etc/rucio.cfg", "[client]\nrucio_host = http://venv\nusername = u\npassword = p");
        folder.Write("conda/etc/rucio.cfg", "[client]\nrucio_host = http://conda\nusername = u\npassword = p");
        var settings = Read(folder.Path, null, ("RUCIO_HOME", folder["home"]), ("VIRTUAL_ENV", folder["venv"]), ("CONDA_PREFIX", folder["conda"]));
        Assert.That(settings.Hosts.Single().Host, Is.EqualTo("venv"));
    }

    [Test]
    public void NoFileIsNeededWhereTheEnvironmentSaysAll()
    {
        using var folder = new TemporaryFolder();
        var settings = Read(folder.Path, null, ("RUCIO_HOST", "https://h"), ("RUCIO_USERNAME", "u"), ("RUCIO_PASSWORD", "p"));
        Assert.That((settings.Authentication, settings.Account), Is.EqualTo((RucioAuthentication.UserPass, (string?)null)));
    }

    [TestCase("rucio_host", "rucio_hots = http://h", "address of the Rucio server", "line 2 has 'rucio_hots'", "RUCIO_HOST=")]
    [TestCase("rucio_host", "rucio_host = rucio.example:443", "rucio.example:443", "line 2, [client] rucio_host", "http")]
    [TestCase("auth_type", "rucio_host = http://h", "how to authenticate is not said", "no auth_type", "RUCIO_AUTH_TYPE=userpass|x509")]
    [TestCase("auth_type", "rucio_host = http://h\nauth_type = userpas", "'userpas' is not known", "line 3, [client] auth_type", "did you mean userpass?")]
    [TestCase("auth_type", "rucio_host = http://h\nauth_type = gss", "'gss' is not known", "line 3", "no Kerberos")]
    [TestCase("username", "rucio_host = http://h\nauth_type = userpass", "user name is missing", "no username", "RUCIO_USERNAME")]
    [TestCase("password", "rucio_host = http://h\nauth_type = userpass\nusername = u", "password is missing", "no password", "RUCIO_PASSWORD")]
    [TestCase("client_cert", "rucio_host = http://h\nauth_type = x509", "certificate is missing", "no client_cert", "RUCIO_CLIENT_CERT")]
    [TestCase("retries", "rucio_host = http://h\nauth_type = oidc\nrequest_retries = many", "'many' does not fit", "line 4, [client] request_retries", "whole number from 0 to 100")]
    [TestCase("polling", "rucio_host = http://h\nauth_type = oidc\noidc_polling = perhaps", "neither true nor false", "line 4, [client] oidc_polling", "yes")]
    [TestCase("account", "rucio_host = http://h\nauth_type = oidc\naccount = ../../etc", "no name of an account", "line 4, [client] account", "letters")]
    [TestCase("several lines", "rucio_host = http://h\nauth_type = oidc\naccount = a\n  vo = b", "several lines", "line 4, [client] account", "indented")]
    public void SaysWhatIsMissingOrWrong(string what, string text, string first, string second, string third)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<RucioConfigurationException>(() => Read(folder.Path, "[client]\n" + text), what);
        Assert.That(error.Message, Does.Contain(first).And.Contain(second).And.Contain(third));
        Assert.That((int)error.Kind, Is.EqualTo(4));
    }

    [Test]
    public void AnAddressWithAPasswordIsRefusedAndNotShown()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<RucioConfigurationException>(() => Read(folder.Path, "[client]\nrucio_host = https://john:hunter2@rucio.example"));
        Assert.That(error.Message, Does.Contain("rucio.example").And.Contain("line 2").And.Not.Contain("hunter2"));
        error = Assert.Throws<RucioConfigurationException>(() => Read(folder.Path, "[client]\nrucio_host = ftp://john:hunter2@rucio.example"));
        Assert.That(error.Message, Does.Contain("rucio.example").And.Not.Contain("hunter2"));
    }

    [Test]
    public void AFileThatIsNamedHasToBeThere()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<RucioConfigurationException>(() => Read(folder.Path, null, ("RUCIO_CONFIG", folder["gone.cfg"]), ("RUCIO_HOST", "http://h")));
        Assert.That(error.Message, Does.Contain(folder["gone.cfg"]).And.Contain("RUCIO_CONFIG"));
    }

    [Test]
    public void WhereThereIsNoFileItSaysWhereItLooked()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<RucioConfigurationException>(() => Read(folder.Path, null, ("RUCIO_HOME", folder["home"])));
        Assert.That(error.Message, Does.Contain(folder["home", "etc", "rucio.cfg"]).And.Contain("/opt/rucio/etc/rucio.cfg").And.Contain("RUCIO_HOST"));
    }

    [Test]
    public void AnOptionThatDoesNotExistIsAnError()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<RucioConfigurationException>(() => Read(folder.Path, File, new Dictionary<string, string> { ["acount"] = "x" }));
        Assert.That(error.Message, Does.Contain("'acount'").And.Contain("account"));
    }

    [Test, SupportedOSPlatform("linux")]
    public void APasswordThatOthersMayReadIsSaidOnce()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("rucio.cfg", File);
        var environment = MadeUpEnvironment.Of(folder.Path, ("RUCIO_CONFIG", path));
        var warnings = new List<string>();
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        RucioConfiguration.Read(environment, null, warnings.Add);
        Assert.That(warnings, Is.Empty);

        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        RucioConfiguration.Read(environment, null, warnings.Add);
        RucioConfiguration.Read(environment, null, warnings.Add);
        Assert.That(warnings, Has.Count.EqualTo(1));
        Assert.That(warnings[0], Does.Contain("chmod 600 " + path).And.Not.Contain("hunter2"));
    }
}
