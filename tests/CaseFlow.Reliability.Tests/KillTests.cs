using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

public class KillTests
{
    [Fact]
    public async Task A_host_that_kills_itself_at_a_failpoint_ends_by_signal_9()
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-kill-");
        await using var host = await HostProcess.StartAsync(DatabaseProvider.Sqlite, $"Data Source={folder.FullName}/caseflow.db", folder.FullName);
        await host.KillAsync();
        host.Process.ExitCode.ShouldBe(137);
        folder.Delete(recursive: true);
    }
}
