using System.Diagnostics;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Processes.Tests;

namespace CaseFlow.Benchmarks;

/// <summary>Whole checks by table 4 as a phone sends them: two photos stored, then the check with two defects that become hazards.</summary>
internal static class Checks
{
    private const int PhotoBytes = 300 * 1024;

    public static async Task<int> RunAsync(DatabaseProvider database, int count)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var officer = await yanta.ActorAsync("网格员王芳");
        var measures = new Measures();
        for (var warm = 0; warm < 60; warm++)
        {
            await OneAsync(yanta, officer, new Measures());
        }

        var self = Process.GetCurrentProcess();
        await Settling.WaitAsync(self);
        var (cpu, serverCpu) = (self.TotalProcessorTime, server.Cpu());
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            await OneAsync(yanta, officer, measures);
        }

        measures.Print(watch.Elapsed);
        self.Refresh();
        Console.WriteLine($"CPU per check: {(self.TotalProcessorTime - cpu).TotalMilliseconds / count:F1} ms here, {(server.Cpu() - serverCpu).TotalMilliseconds / count:F1} ms in PostgreSQL");
        return 0;
    }

    private static Task<bool> OneAsync(Yanta yanta, Actor officer, Measures measures) => measures.TakeAsync("check with two photos", async () =>
    {
        Guid[] photos = [await PhotoAsync(yanta, officer, measures), await PhotoAsync(yanta, officer, measures)];
        CheckAnswer[] answers =
        [
            .. TableFour.Content.Asked().Select(i => i.Key switch
            {
                "licence" => new CheckAnswer(i.Key, "no", PhotoIds: [photos[0]]),
                "escape-route" => new CheckAnswer(i.Key, "blocked", PhotoIds: [photos[1]]),
                _ => new CheckAnswer(i.Key, i.Options.First(o => !o.Defect).Key),
            }),
        ];
        var check = new RecordInspection(Guid.NewGuid(), TableFour.FirstVersionId, yanta.EnterpriseId, yanta.District.Time.GetUtcNow(), ["shop"], answers, Position: new(34.22, 108.95));
        var answer = await measures.TakeAsync("record the check", () => yanta.District.SendAsync(check, officer));
        return answer.Succeeded && answer.Value.Hazards.Count == 2 ? true : throw new InvalidOperationException(string.Join(' ', answer.Refusals.Select(r => r.Text())));
    });

    private static async Task<Guid> PhotoAsync(Yanta yanta, Actor officer, Measures measures)
    {
        var content = new byte[PhotoBytes];
        Random.Shared.NextBytes(content);
        ((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF, 0xE0]).CopyTo(content);
        ((ReadOnlySpan<byte>)[0xFF, 0xD9]).CopyTo(content.AsSpan(PhotoBytes - 2));
        return (await measures.TakeAsync("store a photo", () => yanta.District.SendAsync(new StoreAttachment("site.jpg", content), officer))).Value.Id;
    }
}
