using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Demo;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Demo;

public sealed class DemoDistrictTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Demo_district_is_whole_and_setting_it_up_again_changes_nothing(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        var demo = district.Services.GetRequiredService<DemoDistrict>();
        var first = await demo.SetUpAsync(default);
        var units = (await district.SendAsync(new FindUnits(Take: 500))).Value.Count;
        var again = await demo.SetUpAsync(default);

        again.ShouldBe(first);
        (await district.SendAsync(new FindUnits(Take: 500))).Value.Count.ShouldBe(units);
        (first.District.Regions, first.District.Enterprises, first.Hazards).ShouldBe((225, 60, 12));
        var yanta = (await district.SendAsync(new RegionTree("610113000000"))).Value.Single();
        (yanta.Children.Count, yanta.Children.Sum(s => s.Children.Count)).ShouldBe((8, 215));
        (await district.SendAsync(new FindUnits([UnitKind.Department]))).Value.Count.ShouldBeGreaterThanOrEqualTo(30);
        (await district.SendAsync(new FindEnterprises())).Value.Items.ShouldAllBe(e => e.Demo && e.Name.EndsWith("（演示）", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Grid_officers_of_the_demo_are_on_post_with_a_certificate_and_most_communities_have_none(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        await district.Services.GetRequiredService<DemoDistrict>().SetUpAsync(default);
        var staff = (await district.SendAsync(new StaffOfRegion("610113000000"))).Value;

        (staff.FullTime, staff.PartTime, staff.Vacancies.Count).ShouldBe((8, 4, 207));
        staff.Parts.Sum(p => p.FullTime).ShouldBe(8);
        var list = (await district.SendAsync(new ListGridOfficers(Kind: "full-time"))).Value;
        list.States.Select(s => (s.Key, s.Count)).ShouldBe([("training", 1), ("passed", 1), ("on-post", 8)]);
    }

    [Fact]
    public async Task Outside_development_there_is_no_account_with_a_known_password()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        var ready = await district.Services.GetRequiredService<DemoDistrict>().SetUpAsync(default);

        ready.District.Accounts.ShouldBe(0);
        (await district.WithDbAsync(db => db.Set<Account>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task In_development_each_role_has_an_account_with_the_published_password()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        await district.SendAsync(new ImportDemoDistrict(WithAccounts: true));
        var accounts = await district.WithDbAsync(db => db.Set<Account>().AsNoTracking().ToListAsync());

        accounts.Select(a => a.UserName).ShouldBe(DemoData.People().Select(p => p.UserName), ignoreOrder: true);
        new PasswordHasher<Account>().VerifyHashedPassword(accounts[0], accounts[0].PasswordHash, DemoAccounts.Password).ShouldNotBe(PasswordVerificationResult.Failed);
        DemoData.People().Select(p => p.Role).Distinct().Order().ShouldBe(RoleCatalog.All.Order());
    }

    [Fact]
    public async Task Each_street_has_an_officer_and_a_leader_who_see_their_street()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        await district.Services.GetRequiredService<DemoDistrict>().SetUpAsync(default);
        await using var scope = district.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeopleDirectory>();
        var actors = scope.ServiceProvider.GetRequiredService<IActors>();

        foreach (var street in (await district.SendAsync(new FindUnits([UnitKind.Street]))).Value)
        {
            foreach (var role in new[] { Roles.StreetOfficer, Roles.StreetLeader })
            {
                var holder = (await people.HoldersAsync(street.Id, role, default)).ShouldHaveSingleItem();
                var actor = await actors.FindAsync(holder.Id, default);
                actor!.RegionPath.ShouldBe(street.RegionPath);
                (await district.SendAsync(new FindEnterprises(), actor)).Value.Total.ShouldBeInRange(7, 8);
            }
        }
    }

    [Fact]
    public async Task Hazards_are_reported_by_street_officers_with_a_photo()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        await district.Services.GetRequiredService<DemoDistrict>().SetUpAsync(default);
        var hazards = (await district.SendAsync(new ListHazards())).Value.Page.Items;

        hazards.ShouldAllBe(h => h.State == "reported" && DemoData.People().Any(p => p.Name == h.ReportedBy && p.Role == Roles.StreetOfficer));
        hazards.Count(h => h.Grade == HazardGrades.Major).ShouldBeGreaterThan(2);
        (await district.SendAsync(new AttachmentsOf(hazards[0].Id))).Value.ShouldHaveSingleItem();
    }

    [Fact]
    public void Photo_is_a_picture_and_each_is_another()
    {
        var photo = DemoPhoto.Png(1);
        photo[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        DemoPhoto.Png(2).ShouldNotBe(photo);
    }

    [Fact]
    public void Demo_enterprises_have_credit_codes_with_a_right_check_character() =>
        DemoData.Enterprises().ShouldAllBe(e => CreditCode.IsValid(e.CreditCode));
}
