using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>A person with a browser: waits for an address to be shown, logs in there, and has the code to type in.</summary>
internal sealed partial class Browser : TextReader
{
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Screen screen;

    public Browser() => screen = new Screen(address);

    /// <summary>Where the client writes.</summary>
    public TextWriter Output => screen;

    /// <summary>What the client has shown.</summary>
    public string Shown => screen.ToString();

    /// <summary>What is typed in instead of the right code, first.</summary>
    public Queue<string> Wrong { get; } = new();

    /// <summary>Opens the address, and gives back the page that ends the login.</summary>
    public async Task<string> LogInAsync()
    {
        // The provider speaks http and Rucio https, so redirects go both ways, which HttpClient does not follow.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } });
        var at = await address.Task;
        for (var step = 0; step < 10; step++)
        {
            using var answer = await client.GetAsync(at);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect))
            {
                return await answer.Content.ReadAsStringAsync();
            }

            at = new Uri(at, answer.Headers.Location!);
        }

        throw new AssertionException("the login goes round in a circle");
    }

    public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (Wrong.TryDequeue(out var wrong))
        {
            return wrong;
        }

        var page = await LogInAsync();
        var code = Code().Match(page);
        Assert.That(code.Success, page);
        return code.Groups[1].Value;
    }

    [GeneratedRegex(@"\b([A-Za-z0-9]{50})\b")]
    private static partial Regex Code();

    private sealed partial class Screen(TaskCompletionSource<Uri> address) : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            if (Address().Match(buffer.ToString()) is { Success: true } found)
            {
                address.TrySetResult(new Uri(found.Value));
            }

            Write(buffer.ToString() + "\n");
            return Task.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [GeneratedRegex(@"https?://\S+")]
        private static partial Regex Address();
    }
}
