using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class MigrationEndpointsTests(ApiHost api)
{
    [Fact]
    public async Task Plan_is_refused_by_name_where_a_version_is_missing_and_forbidden_to_others()
    {
        var officer = await api.AsAsync("xiaozhai");
        var body = new { definitionId = "listed-supervision", from = 1, to = 7, reason = "试行" };
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync("/api/v1/migrations", body))).Status.ShouldBe(403);
        var administrator = await api.AsAsync("liucheng");
        var (status, code, problem) = await ApiHost.RefusedAsync(await administrator.PostAsJsonAsync("/api/v1/migrations", body));
        (status, code).ShouldBe((404, "migration.unknown-version"));
        problem["errors"]!["to"].ShouldNotBeNull();
        (await ApiHost.RefusedAsync(await administrator.PostAsJsonAsync("/api/v1/migrations/dry-run", body))).Code.ShouldBe("migration.unknown-version");
        (await ApiHost.ReadAsync(await administrator.GetAsync("/api/v1/migrations")))["total"]!.GetValue<int>().ShouldBe(0);
        (await ApiHost.RefusedAsync(await administrator.PostAsync($"/api/v1/migrations/{Guid.NewGuid()}/start", null))).Code.ShouldBe("migration.unknown-plan");
    }

    /// <summary>Elsa's shapes, as a stock client reads them.</summary>
    [Fact]
    public async Task Alterations_answer_as_elsa_answers_and_only_to_process_administrators()
    {
        var unknown = Guid.NewGuid().ToString("N");
        var run = new { workflowInstanceIds = new[] { unknown }, alterations = new[] { new { type = "ModifyVariable", variableId = "v1", value = 7 } } };
        var officer = await api.AsAsync("xiaozhai");
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync("/elsa/api/alterations/run", run))).Status.ShouldBe(403);
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync("/elsa/api/alterations/dry-run", new { }))).Status.ShouldBe(403);
        var administrator = await api.AsAsync("liucheng");
        (await ApiHost.ReadAsync(await administrator.PostAsJsonAsync("/elsa/api/alterations/dry-run", new { })))["workflowInstanceIds"]!.AsArray().ShouldBeEmpty();
        var result = (await ApiHost.ReadAsync(await administrator.PostAsJsonAsync("/elsa/api/alterations/run", run)))["results"]![0]!;
        result["workflowInstanceId"]!.GetValue<string>().ShouldBe(unknown);
        result["isSuccessful"]!.GetValue<bool>().ShouldBeFalse();
        result["log"]!["logEntries"]![0]!["logLevel"]!.GetValue<string>().ShouldBe("Error");

        var submitted = await ApiHost.ReadAsync(await administrator.PostAsJsonAsync(
            "/elsa/api/alterations/submit", new { filter = new { workflowInstanceIds = new[] { unknown } }, run.alterations }));
        var plan = await ApiHost.ReadAsync(await administrator.GetAsync($"/elsa/api/alterations/{submitted["planId"]!.GetValue<string>()}"));
        plan["plan"]!["status"]!.GetValue<string>().ShouldBe("Completed");
        plan["plan"]!["alterations"]![0]!["variableId"]!.GetValue<string>().ShouldBe("v1");
        ((JsonArray)plan["jobs"]!).ShouldBeEmpty();
    }
}
