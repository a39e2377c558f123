using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Tokens;
using CaseFlow.Processes.Tests;
using CaseFlow.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>
/// Real inspections and complaints of another city as load, over REST against a host of its own: each inspection a check with
/// as many defects as it found, each complaint a hazard by phone with a photo. Their places are dealt out over the demo's enterprises.
/// </summary>
internal static class Replay
{
    private const string Office = "ANWEIBAN1";
    private const int Clients = 8;

    /// <param name="count">Of each file at most so many rows.</param>
    public static async Task<int> RunAsync(string folder, int count)
    {
        await using var server = await DurableServer.StartAsync(DatabaseProvider.PostgreSQL);
        await using var trial = await Trial.OnAsync(DatabaseProvider.PostgreSQL);
        await using var host = await trial.StartHostAsync();
        using var client = host.Client();
        var (enterprises, token) = await PrepareAsync(trial);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var checks = Rows(Path.Combine(folder, "chicago_food_inspections.csv"), count);
        var complaints = Rows(Path.Combine(folder, "chicago_sanitation_complaints.csv"), count);
        await PassAsync("inspections", checks, (row, i) => client.PostAsJsonAsync("/api/v1/inspections", Check(row, enterprises[i % enterprises.Count])));
        await PassAsync("complaints", complaints, async (row, i) => await client.PostAsJsonAsync("/api/v1/hazards", Hazard(row, enterprises[i % enterprises.Count], await PhotoAsync(client))));
        foreach (var table in (string[])["inspections", "inspection_defects", "hazards", "workflow_instances", "work_items"])
        {
            Console.WriteLine($"{table}: {await trial.NumberAsync($"select count(*) from {table}")}");
        }

        return 0;
    }

    private static async Task PassAsync(string what, IReadOnlyList<string[]> rows, Func<string[], int, Task<HttpResponseMessage>> send)
    {
        var (next, refused) = (-1, 0);
        var measures = new Measures();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < rows.Count)
            {
                using var answer = await measures.TakeAsync(what, () => send(rows[i], i));
                if (!answer.IsSuccessStatusCode && Interlocked.Increment(ref refused) == 1)
                {
                    Console.Error.WriteLine(await answer.Content.ReadAsStringAsync());
                }
            }
        })));
        measures.Print(watch.Elapsed);
        Console.WriteLine($"{what}: {rows.Count} sent by {Clients} clients, {refused} refused");
    }

    private static object Check(string[] row, Guid enterprise)
    {
        var left = Number(row[13]) + Number(row[14]) + Number(row[15]);
        var answers = TableFour.Content.Asked().Select(i => new
        {
            Item = i.Key, Option = (i.Options.FirstOrDefault(o => o.Defect && left-- > 0) ?? i.Options.First(o => !o.Defect)).Key,
        });
        return new
        {
            Id = Guid.NewGuid(), ChecklistVersionId = TableFour.FirstVersionId, EnterpriseId = enterprise, CheckedAt = $"{row[1]}T10:00:00+08:00",
            SiteKinds = new[] { "shop" }, Answers = answers.ToList(), Remark = $"{row[3]}, {row[12]}",
        };
    }

    private static object Hazard(string[] row, Guid enterprise, Guid photo) => new
    {
        EnterpriseId = enterprise, Grade = "general", Description = $"{row[4]} {row[5]} {row[0]}", Place = row[6], Channel = "phone", PhotoIds = new[] { photo },
    };

    private static async Task<Guid> PhotoAsync(HttpClient client)
    {
        using var photo = new ByteArrayContent(Yanta.Photo);
        using var form = new MultipartFormDataContent { { photo, "file", "site.png" } };
        using var answer = await client.PostAsync("/api/v1/attachments", form);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<Guid>();
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // No field of the columns used is quoted with a comma inside in a way that matters here: rows that are wider are left out.
    private static List<string[]> Rows(string file, int count)
    {
        var lines = File.ReadLines(file).Select(l => l.Split(','));
        var width = lines.First().Length;
        return [.. lines.Skip(1).Where(r => r.Length == width).Take(count)];
    }

    private static Task<(IReadOnlyList<Guid> Enterprises, string Token)> PrepareAsync(Trial trial) => trial.InsideAsync(async services =>
    {
        var mediator = services.GetRequiredService<IMediator>();
        var person = await services.GetRequiredService<CaseFlowDb>().Set<Account>().Where(a => a.NormalizedUserName == Office).Select(a => a.PersonId).SingleAsync();
        services.GetRequiredService<RequestContext>().Actor = await services.GetRequiredService<IActors>().FindAsync(person, default);
        var enterprises = (await mediator.Send(new ListEnterprises(Page: new PageRequest(1, PageRequest.MaxSize)))).Value.Page.Items;
        var token = (await mediator.Send(new CreateAccessToken("benchmark", 1))).Value.Token;
        return ((IReadOnlyList<Guid>)[.. enterprises.Select(e => e.Id)], token);
    });
}
