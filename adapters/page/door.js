// Hands the link on to the form, and takes it out of the address line and this tab's history.
function take() {
  const link = location.hash.slice(1);
  if (link) {
    document.querySelector("[name=link]").value = link;
    history.replaceState(null, "", location.pathname);
  }
}
take();
addEventListener("hashchange", take); // a second link, opened in the same tab
