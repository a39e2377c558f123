using CaseFlow.Host.Pages.Kit;
using Shouldly;
using Xunit;

namespace CaseFlow.Host.Tests.Pages.Kit;

public sealed class ListStateTests
{
    private static ListState Of(string query) => ListState.Of(new Uri("http://localhost/cases" + query), ["state", "due"]);

    [Fact]
    public void A_list_is_the_same_when_its_address_is_opened_again()
    {
        const string address = "/cases?state=listed&q=%E6%8C%82%E7%89%8C&sort=-due&page=3";
        var list = ListState.Of(new Uri("http://localhost" + address), ["state", "due"]);
        (list["state"], list["due"], list.Search, list.Sort, list.Descending, list.Page).ShouldBe(("listed", null, "挂牌", "due", true, 3));
        list.Href().ShouldBe(address);
    }

    [Fact]
    public void Choosing_a_filter_goes_back_to_the_first_page()
    {
        var list = Of("?state=listed&page=3").With("due", "overdue");
        list.Href().ShouldBe("/cases?state=listed&due=overdue");
        list.With("due", null).With("state", null).Narrowed.ShouldBeFalse();
    }

    [Fact]
    public void Sorting_by_the_same_column_again_turns_the_order()
    {
        var once = Of("").SortedBy("due");
        once.Href().ShouldBe("/cases?sort=due");
        once.SortedBy("due").Href().ShouldBe("/cases?sort=-due");
        once.SortedBy("due").SortedBy("number").Href().ShouldBe("/cases?sort=number");
    }

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?page=-4")]
    [InlineData("?page=x")]
    [InlineData("?q=%20&state=")]
    public void Nonsense_in_the_address_shows_the_whole_list(string query)
    {
        var list = Of(query);
        (list.Page, list.Narrowed).ShouldBe((1, false));
    }
}
