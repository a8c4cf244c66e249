namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How a person is asked to log in in a browser.</summary>
public sealed class OidcPrompt
{
    private readonly TextWriter output;
    private readonly TextReader? input;

    /// <param name="output">Where the address is shown; standard error, so that it is no part of a result.</param>
    /// <param name="input">Where the code that the browser shows is typed in; null: nobody types, the server is asked until the login is done.</param>
    public OidcPrompt(TextWriter output, TextReader? input = null)
    {
        this.output = output;
        this.input = input;
    }

    internal bool CanType => input is not null;

    internal async Task ShowAsync(string text, CancellationToken cancellation)
    {
        await output.WriteLineAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A line; null at the end of the input.</summary>
    internal async Task<string?> ReadAsync(CancellationToken cancellation) =>
        input is null ? null : await input.ReadLineAsync(cancellation).AsTask().WaitAsync(cancellation).ConfigureAwait(false);
}
