using System.Text.Json;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Files that are to become part of others (<c>/tmp_dids</c>). Old servers have them; one of Rucio 41 says that it does not.</summary>
public sealed class RucioTemporaryDids
{
    private readonly RucioConnection connection;

    internal RucioTemporaryDids(RucioConnection connection) => this.connection = connection;

    /// <summary>
    /// Registers some, all or none. The server cannot be asked for them afterwards: where its answer is lost the call fails, and is not
    /// repeated; whether it took effect is then not known.
    /// </summary>
    /// <exception cref="RucioUnsupportedOperationException">The server has no temporary names.</exception>
    public async Task AddAsync(IEnumerable<NewTemporaryDid> dids, CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Post, "/tmp_dids") { Body = JsonSerializer.SerializeToUtf8Bytes([.. dids], RucioJson.Default.ListNewTemporaryDid) };
        try
        {
            using var reply = await connection.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (RucioUnexpectedAnswerException e) when (e.Status == 404)
        {
            throw new RucioUnsupportedOperationException("this Rucio server has no temporary names", request.ToString(), "its version has left them out (status 404)", "register files and attach them to a dataset", e) { Status = 404 };
        }
    }
}
