using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Host.Persistence;
using CaseFlow.Processes.Tests;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>A trace-back over a year of one enterprise that is checked each week and has a hazard each time, beside so many audit entries of others.</summary>
internal static class Traces
{
    private const int Weeks = 52;
    private const int Rounds = 20;
    private const int PerChain = 100;

    public static async Task<int> RunAsync(DatabaseProvider database, int entries)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var yanta = await Yanta.StartAsync(database, "2018-01-02");
        var (officer, street, office) = (await yanta.ActorAsync("网格员王芳"), await yanta.ActorAsync("街道陈军"), await yanta.ActorAsync("安委办李强"));
        await Answered(yanta.District.SendAsync(new DesignateKeyObject(yanta.EnterpriseId, new(2018, 1, 2), "人员密集场所"), street));
        for (var week = 0; week < Weeks; week++)
        {
            var who = week % 2 == 0 ? officer : street;
            var photo = await Answered(yanta.District.SendAsync(new StoreAttachment("现场.png", Yanta.Photo), who));
            CheckAnswer[] answers =
            [
                .. TableFour.Content.Asked().Select(i => i.Key == "licence" ? new CheckAnswer(i.Key, "no", PhotoIds: [photo.Id]) : new CheckAnswer(i.Key, i.Options.First(o => !o.Defect).Key)),
            ];
            await Answered(yanta.District.SendAsync(
                new RecordInspection(Guid.NewGuid(), TableFour.FirstVersionId, yanta.EnterpriseId, yanta.District.Time.GetUtcNow(), ["shop"], answers), who));
            await yanta.PassAsync(yanta.District.Time.GetUtcNow().AddDays(7));
        }

        var others = entries / PerChain;
        await yanta.District.WithDbAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO audit_entries (id, chain, sequence, at, actor_id, actor_name, unit_name, origin, command, effects, succeeded, refusals, changes, hash)
            SELECT gen_random_uuid(), c.chain, s, timestamptz '2018-01-02' + s * interval '3 days', c.chain, '甲', '某街道', 'local', 'RecordInspection', '', true, '',
                   '["' || repeat('x', 400) || '"]', md5(c.chain::text || s) || md5(s::text)
            FROM (SELECT gen_random_uuid() AS chain FROM generate_series(1, {others})) c CROSS JOIN generate_series(1, {PerChain}) s
            """));
        await yanta.District.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        var measures = new Measures();
        TraceReport? report = null;
        for (var round = 0; round < Rounds; round++)
        {
            report = await measures.TakeAsync("trace a year back", async () => await Answered(yanta.District.SendAsync(new TraceBack(yanta.EnterpriseId, new(2018, 1, 2), new(2018, 12, 31)), office)));
        }

        measures.Print(TimeSpan.Zero);
        var count = await yanta.District.WithDbAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM audit_entries").SingleAsync());
        Console.WriteLine(
            $"{count} audit entries; the trace: {report!.Days().Count} days, {report.Checks.Count} checks, {report.Hazards.Count} hazards, {report.Dues.Count} dues, {report.Knowledge.Count} lines of knowledge, {report.Proofs.Sum(p => p.Chain.Entries)} entries in {report.Proofs.Count} chains");
        return 0;
    }

    private static async Task<T> Answered<T>(Task<Result<T>> asked) =>
        await asked is { Succeeded: true } answer ? answer.Value : throw new InvalidOperationException(string.Join(' ', (await asked).Refusals.Select(r => r.Text())));
}
