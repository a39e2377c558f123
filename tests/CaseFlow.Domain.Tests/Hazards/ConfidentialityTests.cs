using System.Text.Json;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.Hazards;

/// <summary>What lies in another region, and who told of a hazard (C58).</summary>
public sealed class ConfidentialityTests
{
    private const string Name = "张大爷";
    private const string Contact = "13912340000";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C58_file_of_another_street_is_denied_and_the_look_stands_in_its_audit(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        (await stage.SendAsync(new EnterpriseDetails(stage.Town.Restaurant), "other-street-officer")).Refusals.Single().Code.ShouldBe("enterprise.unknown");

        var look = (await AuditAsync(stage, stage.Town.Restaurant)).ShouldHaveSingleItem();
        (look.Command, look.Succeeded, look.Refusals, look.ActorId).ShouldBe((nameof(EnterpriseDetails), false, "access.scope", stage.Town["other-street-officer"].PersonId));

        // What is there for nobody is only unknown, and who may look leaves nothing behind.
        var nobody = Guid.NewGuid();
        await stage.SendAsync(new EnterpriseDetails(nobody), "other-street-officer");
        await stage.SendAsync(new EnterpriseDetails(stage.Town.Restaurant), "street-officer");
        (await AuditAsync(stage, nobody)).ShouldBeEmpty();
        (await AuditAsync(stage, stage.Town.Restaurant)).Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C58_who_told_of_a_hazard_is_shown_to_street_and_district_alone(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var told = await stage.HazardFormAsync() with { Channel = "phone", PhotoIds = [], Informant = new Informant(Name, Contact) };
        var id = (await stage.SendAsync(told, "street-officer", "told-by-phone")).Value.HazardId;

        await stage.District.WithDbAsync(db =>
        {
            db.Add(new UnitAccess { SubjectId = id, UnitId = stage.Town["owner"].UnitId });
            return db.SaveChangesAsync();
        });
        foreach (var who in (string[])["owner", "grid-officer", "street-officer", "district-officer"])
        {
            var view = (await stage.SendAsync(new HazardDetails(id), who)).Value;
            JsonSerializer.Serialize(view).ShouldNotContain(Contact);
            view.MayRevealInformant.ShouldBe(who is "street-officer" or "district-officer", who);
        }

        (await stage.SendAsync(new RevealInformant(id), "owner")).Refusals.Single().Code.ShouldBe("access.role");
        (await stage.SendAsync(new RevealInformant(id), "street-officer", "look")).Value.ShouldBe(new Informant(Name, Contact));
        (await stage.SendAsync(new RevealInformant(id), "other-street-officer")).Refusals.Single().Code.ShouldBe("hazard.not-found");
        var audit = await AuditAsync(stage, id);
        audit.Select(e => (e.Command, e.Succeeded)).ShouldBe([(nameof(ReportHazard), true), (nameof(RevealInformant), false), (nameof(RevealInformant), true), (nameof(RevealInformant), false)]);
        audit.ShouldAllBe(e => !e.Changes.Contains(Contact));
        (await stage.District.WithDbAsync(db => db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM idempotency_keys WHERE response LIKE '%13912340000%'").SingleAsync())).ShouldBe(0);
    }

    private static Task<List<AuditEntry>> AuditAsync(CaseStage stage, Guid chain) =>
        stage.District.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Chain == chain).OrderBy(e => e.Sequence).ToListAsync());
}
