//! The rights through the doors, as a table that a person can read: every address of the desk, asked by every role of the own
//! and of another institution, in every state of a thing that changes the answer.
//!
//! Where the table of the workflow says what is allowed, this one says what is answered. That what is another's is not told
//! from what does not exist is a law of its own.

use axum::http::Request;
use marsad_model::Role;

use crate::board::{form_mark, signed_in};
use crate::mapping::misspelled;
use crate::portal::{Answer, Portal};
use crate::review::waiting;

/// Who asks, in the order of the columns. The things of the table are of the ports.
const VISITORS: [(&str, &str, Role); 10] = [
    ("officer.ports", "PORTS", Role::Provider),
    ("head.ports", "PORTS", Role::Head),
    ("officer.stat", "STAT", Role::Provider),
    ("head.stat", "STAT", Role::Head),
    ("reviewer.x", "OBS", Role::Reviewer),
    ("approver.x", "OBS", Role::Approver),
    ("methodologist.x", "OBS", Role::Methodologist),
    ("director.x", "OBS", Role::Director),
    ("auditor.x", "OBS", Role::Auditor),
    ("administrator.x", "OBS", Role::Administrator),
];

/// Those of another institution than the ports.
const OTHERS: [usize; 2] = [2, 3];

/// What is read. In the last column nobody is signed in. `PORTS_ARRIVALS-0001` is accepted, `-0002` waits for a decision,
/// `-0003` went back with a word that nobody knows, and `-9999` is not there.
const READING: &str = "
#                                                        ports   stat    rev app met dir aud adm nobody
GET /desk                                                200 200 200 200 200 200 200 200 200 200 303
GET /desk/me                                             200 200 200 200 200 200 200 200 200 200 303
GET /desk/me/second-factor                               200 200 200 200 200 200 200 200 200 200 303
GET /desk/accounts                                       403 403 403 403 403 403 403 403 403 200 303
GET /desk/board                                          403 403 403 403 200 200 200 200 200 403 303
GET /desk/scores                                         303 303 303 303 303 303 303 303 303 303 303
GET /desk/scores/PORTS                                   200 200 403 403 200 200 200 200 200 403 303
GET /desk/scores/NOBODY                                  403 403 403 403 403 403 403 403 403 403 303
GET /desk/committee                                      200 200 200 200 200 200 200 200 200 403 303
GET /desk/calendar                                       200 200 200 200 200 200 200 200 200 403 303
GET /desk/calendar?provider=PORTS                        200 200 403 403 200 200 200 200 200 403 303
GET /desk/calendar.ics                                   200 200 200 200 200 200 200 200 200 403 401
GET /desk/calendar.json                                  200 200 200 200 200 200 200 200 200 403 401
GET /desk/agreements                                     200 200 200 200 200 200 200 200 200 403 303
GET /desk/agreements/PORTS_ARRIVALS                      200 200 403 403 200 200 200 200 200 403 303
GET /desk/agreements/NONE                                404 404 404 404 404 404 404 404 404 404 303
GET /desk/agreements/PORTS_ARRIVALS/text/1               404 404 403 403 404 404 404 404 404 403 303
GET /desk/agreements/PORTS_ARRIVALS/words                200 200 403 403 200 200 200 200 200 403 303
GET /desk/agreements/PORTS_ARRIVALS/profile              200 200 403 403 200 200 200 200 200 403 303
GET /desk/notices                                        200 200 200 200 200 200 200 200 200 200 303
GET /desk/delegations                                    200 200 200 200 200 200 200 200 403 403 303
GET /desk/send                                           200 403 200 403 403 403 403 403 403 403 303
GET /desk/send/PORTS_ARRIVALS                            200 403 404 403 403 403 403 403 403 403 303
GET /desk/send/NONE                                      404 403 404 403 403 403 403 403 403 403 303
GET /desk/send/PORTS_ARRIVALS/template.xlsx              200 200 403 403 200 200 200 200 200 403 303
GET /desk/send/PORTS_ARRIVALS/grid                       200 403 404 403 403 403 403 403 403 403 303
GET /desk/submissions                                    200 200 200 200 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0001                200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002                200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0003                200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-9999                404 404 404 404 404 404 404 404 404 403 303
GET /desk/submissions/PORTS_ARRIVALS-0001/marked.xlsx    200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0001/file           200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0003/file           200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002/difference.csv 200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002/receipt        200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002/receipt.json   200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002/receipt.pdf    200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0003/words          200 403 404 403 200 403 200 403 403 403 303
GET /desk/review/PORTS_ARRIVALS-0001                     200 200 404 404 200 200 200 200 200 403 303
GET /desk/review/PORTS_ARRIVALS-0002                     200 200 404 404 200 200 200 200 200 403 303
GET /desk/review/PORTS_ARRIVALS-0003                     200 200 404 404 200 200 200 200 200 403 303
GET /desk/review/PORTS_ARRIVALS-9999                     404 404 404 404 404 404 404 404 404 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002/attachments/1  404 404 404 404 404 404 404 404 404 403 303
GET /desk/contradictions                                 200 200 200 200 200 200 200 403 403 403 303
GET /desk/correspondences                                200 200 200 200 200 200 200 200 200 403 303
GET /desk/correspondences/NONE                           404 404 404 404 404 404 404 404 404 403 303
GET /desk/studies                                        403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/HIMS                                   403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/NONE                                   403 403 403 403 404 404 404 403 403 403 303
GET /desk/studies/HIMS/estimate                          403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/NONE/estimate                          403 403 403 403 404 404 404 403 403 403 303
GET /desk/studies/HIMS/estimate.csv                      403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/HIMS/estimate.xlsx                     403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/HIMS/estimate.json                     403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/HIMS/estimate.R                        403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/HIMS/estimate.do                       403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/HIMS/estimate.toml                     403 403 403 403 200 200 200 403 403 403 303
GET /desk/releases                                       403 403 403 403 200 200 200 200 200 403 303
GET /desk/releases/DF_RESIDENTS/1                        403 403 403 403 200 200 200 200 200 403 303
GET /desk/releases/DF_RESIDENTS/9                        403 403 403 403 404 404 404 404 404 403 303
GET /desk/prerelease/DF_RESIDENTS/1                      200 200 200 200 200 200 200 200 200 200 303
GET /desk/prerelease/DF_RESIDENTS/9                      404 404 404 404 404 404 404 404 404 404 303
GET /desk/prerelease/DF_RESIDENTS/1/balance              404 404 404 404 404 404 404 404 404 404 303
GET /desk/audit                                          403 403 403 403 403 403 403 200 200 200 303
GET /desk/audit.csv                                      403 403 403 403 403 403 403 200 200 200 303
GET /desk/audit.json                                     403 403 403 403 403 403 403 200 200 200 303
GET /desk/audit/1                                        403 403 403 403 403 403 403 200 200 200 303
GET /desk/audit/999999                                   403 403 403 403 403 403 403 404 404 404 303
GET /desk/register                                       403 403 403 403 403 403 403 200 200 200 303
GET /desk/register.json                                  403 403 403 403 403 403 403 200 200 200 303
GET /desk/single-sign-on                                 404 404 404 404 404 404 404 404 404 404 404
GET /desk/single-sign-on/back                            404 404 404 404 404 404 404 404 404 404 404
GET /calendar                                            200 200 200 200 200 200 200 200 200 200 200
GET /calendar.ics                                        200 200 200 200 200 200 200 200 200 200 200
GET /calendar.json                                       200 200 200 200 200 200 200 200 200 200 200
GET /calendar.atom                                       200 200 200 200 200 200 200 200 200 200 200
GET /keys/receipts                                       200 200 200 200 200 200 200 200 200 200 200
GET /api/v1/me                                           200 200 200 200 200 200 200 200 200 200 401
GET /api/v1/tokens                                       200 200 200 200 200 200 200 200 200 403 401
GET /api/v1/board                                        403 403 403 403 200 200 200 200 200 403 401
GET /api/v1/scores/PORTS                                 200 200 403 403 200 200 200 200 200 403 401
GET /api/v1/scores/NOBODY                                403 403 403 403 403 403 403 403 403 403 401
GET /api/v1/committee                                    200 200 200 200 200 200 200 200 200 403 401
GET /api/v1/calendar                                     200 200 200 200 200 200 200 200 200 403 401
GET /api/v1/calendar?provider=PORTS                      200 200 403 403 200 200 200 200 200 403 401
GET /api/v1/agreements                                   200 200 200 200 200 200 200 200 200 403 401
GET /api/v1/agreements/PORTS_ARRIVALS                    200 200 403 403 200 200 200 200 200 403 401
GET /api/v1/agreements/PORTS_ARRIVALS/words              200 200 403 403 200 200 200 200 200 403 401
GET /api/v1/notices                                      200 200 200 200 200 200 200 200 200 403 401
GET /api/v1/submissions                                  200 200 200 200 200 200 200 200 200 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-0001              200 200 404 404 200 200 200 200 200 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-9999              404 404 404 404 404 404 404 404 404 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-0003/findings     200 200 404 404 200 200 200 200 200 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-0002/difference   200 200 404 404 200 200 200 200 200 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-0002/receipt      200 200 404 404 200 200 200 200 200 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-0002/attachments  200 200 404 404 200 200 200 200 200 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-0002/attachments/1
                                                         404 404 404 404 404 404 404 404 404 403 401
HEAD /api/v1/uploads/none                                404 403 404 403 403 403 403 403 403 403 401
GET /api/v1/uploads                                      200 403 200 403 403 403 403 403 403 403 401
OPTIONS /api/v1/uploads                                  204 204 204 204 204 204 204 204 204 204 204
GET /api/v1/correspondences                              200 200 200 200 200 200 200 200 200 403 401
GET /api/v1/correspondences/NONE                         404 404 404 404 404 404 404 404 404 403 401
GET /api/v1/tasks                                        200 200 200 200 200 200 200 200 200 200 401
GET /api/v1/reviews/PORTS_ARRIVALS-0002                  200 200 404 404 200 200 200 200 200 403 401
GET /api/v1/reviews/PORTS_ARRIVALS-9999                  404 404 404 404 404 404 404 404 404 403 401
GET /api/v1/releases/DF_RESIDENTS/1/checklist            403 403 403 403 200 200 200 200 200 403 401
GET /api/v1/releases/DF_RESIDENTS/9/checklist            403 403 403 403 404 404 404 404 404 403 401
GET /api/v1/audit                                        403 403 403 403 403 403 403 200 200 200 401
GET /api/v1/audit/head                                   200 200 200 200 200 200 200 200 200 200 200
GET /api/v1/register                                     403 403 403 403 403 403 403 200 200 200 401
";

/// What is done, in this order on one portal: what a row changes, the next one finds. Where more than one may, each does it
/// again. A form stands after the address, without blanks.
const DOING: &str = "
#                                                        ports   stat    rev app met dir aud adm nobody
POST /desk/releases/DF_ARRIVALS/propose kind=regular
                                                         403 403 403 403 303 403 403 403 403 403 303
GET /desk/releases/DF_ARRIVALS/1                         403 403 403 403 200 200 200 200 200 403 303
GET /desk/prerelease/DF_ARRIVALS/1                       404 404 404 404 200 200 200 404 404 404 303
POST /desk/releases/DF_ARRIVALS/1/answer kind=no-note&subject=DF_ARRIVALS&reason=x
                                                         403 403 403 403 409 403 409 403 403 403 303
POST /desk/scores/PORTS comment=x                        409 409 403 403 403 403 403 403 403 403 303
POST /api/v1/scores/PORTS/answer {\"comment\":\"x\"}        409 409 403 403 403 403 403 403 403 403 401
POST /api/v1/scores/NOBODY/answer {\"comment\":\"x\"}       403 403 403 403 403 403 403 403 403 403 401
POST /desk/releases/DF_ARRIVALS/1/rehearse x=x           403 403 403 403 303 303 303 403 403 403 303
GET /desk/releases/DF_ARRIVALS/1?rehearse=1              403 403 403 403 200 200 200 403 403 403 303
POST /desk/releases/DF_ARRIVALS/1/grant account=director.x&reason=x
                                                         403 403 403 403 403 303 403 403 403 403 303
POST /desk/releases/DF_ARRIVALS/1/approve public_from=2099-01-31T10:00
                                                         403 403 403 403 403 303 403 403 403 403 303
POST /desk/releases/DF_ARRIVALS/1/approve public_from=2099-01-31T10:00
                                                         403 403 403 403 403 409 403 403 403 403 303
GET /desk/prerelease/DF_ARRIVALS/1                       404 404 404 404 200 200 200 200 404 404 303
POST /desk/releases/DF_ARRIVALS/1/revoke id=none         403 403 403 403 403 404 403 403 403 403 303
POST /desk/releases/DF_ARRIVALS/1/move public_from=2099-02-28T10:00&note_ar=x
                                                         403 403 403 403 403 422 403 422 403 403 303
POST /desk/releases/DF_ARRIVALS/1/move public_from=2001-02-28T10:00&note_ar=x&note_fr=x&note_en=x
                                                         403 403 403 403 403 422 403 422 403 403 303
POST /desk/releases/DF_ARRIVALS/1/move public_from=2099-02-28T10:00&note_ar=x&note_fr=x&note_en=x
                                                         403 403 403 403 403 303 403 303 403 403 303
POST /desk/releases/DF_ARRIVALS/1/stop note_ar=x         403 403 403 403 403 422 403 422 403 403 303
POST /desk/releases/DF_ARRIVALS/1/stop note_ar=x&note_fr=x&note_en=x
                                                         403 403 403 403 403 303 403 409 403 403 303
POST /desk/releases/DF_ARRIVALS/1/nothing x=x            404 404 404 404 404 404 404 404 404 404 303
POST /desk/releases/DF_RESIDENTS/withdraw note_ar=a&note_fr=a&note_en=a
                                                         403 403 403 403 303 403 403 403 403 403 303
POST /desk/releases/DF_RESIDENTS/withdraw note_ar=b&note_fr=b&note_en=b
                                                         403 403 403 403 409 403 403 403 403 403 303
POST /desk/submissions/PORTS_ARRIVALS-0002/explain rule=ISLES_ADD_UP&reason=known
                                                         409 403 404 404 403 403 403 403 403 403 303
POST /desk/submissions/PORTS_ARRIVALS-9999/explain rule=ISLES_ADD_UP&reason=known
                                                         404 404 404 404 404 404 404 404 404 403 303
POST /desk/submissions/PORTS_ARRIVALS-0003/words/preview component-0=ISLE&word-0=Lullu&pick-0=XM-L
                                                         200 403 404 403 200 403 200 403 403 403 303
POST /desk/submissions/PORTS_ARRIVALS-0003/words component-0=ISLE&word-0=Lullu&pick-0=XM-L
                                                         303 403 404 403 303 403 303 403 403 403 303
POST /desk/agreements/PORTS_ARRIVALS/words component=ISLE&word=Lullu&code=XM-L
                                                         303 403 403 403 303 403 303 403 403 403 303
POST /api/v1/agreements/PORTS_ARRIVALS/words [{\"component\":\"ISLE\",\"word\":\"Lullu\",\"code\":\"XM-L\"}]
                                                         200 403 403 403 200 403 200 403 403 403 401
POST /desk/agreements/PORTS_ARRIVALS/profile act=keep&text=x&note=x
                                                         403 403 403 403 422 403 422 403 403 403 303
POST /desk/correspondences id=ISLES&from=CL_ISLE&to=CL_ISLE&name_ar=a&name_fr=a&name_en=a&source_ar=a&source_fr=a&source_en=a&valid_from=2025-01-01&lines=XM-L;XM-L
                                                         403 403 403 403 303 403 303 403 403 403 303
POST /desk/correspondences/ISLES id=ISLES&from=CL_ISLE&to=CL_ISLE&name_ar=a&name_fr=a&name_en=a&source_ar=a&source_fr=a&source_en=a&valid_from=2025-01-02&lines=XM-L;XM-L
                                                         403 403 403 403 303 403 303 403 403 403 303
GET /desk/correspondences/ISLES                          200 200 200 200 200 200 200 200 200 403 303
GET /api/v1/correspondences/ISLES                        200 200 200 200 200 200 200 200 200 403 401
POST /desk/review/PORTS_ARRIVALS-0002/comment text=seen
                                                         303 303 404 404 303 403 303 403 403 403 303
PARTS /desk/submissions/PORTS_ARRIVALS-0002/attachments from=none
                                                         303 303 404 404 303 403 303 403 403 403 303
PARTS /desk/submissions/PORTS_ARRIVALS-0002/attachments comment=1&from=review
                                                         303 303 404 404 303 403 303 403 403 403 303
PARTS /desk/submissions/PORTS_ARRIVALS-0002/attachments comment=99
                                                         404 404 404 404 404 403 404 403 403 403 303
PARTS /desk/submissions/PORTS_ARRIVALS-9999/attachments from=none
                                                         404 404 404 404 404 404 404 404 404 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002/attachments/1  200 200 404 404 200 200 200 200 200 403 303
GET /desk/submissions/PORTS_ARRIVALS-0002/attachments/99 404 404 404 404 404 404 404 404 404 403 303
POST /api/v1/submissions/PORTS_ARRIVALS-0002/attachments?file=b.pdf %PDF-1.4
                                                         201 201 404 404 201 403 201 403 403 403 401
POST /api/v1/submissions/PORTS_ARRIVALS-0002/attachments?file=b.pdf MZ
                                                         415 415 404 404 415 403 415 403 403 403 401
POST /api/v1/submissions/PORTS_ARRIVALS-9999/attachments?file=b.pdf %PDF-1.4
                                                         404 404 404 404 404 403 404 403 403 403 401
GET /api/v1/submissions/PORTS_ARRIVALS-0002/attachments/1
                                                         200 200 404 404 200 200 200 200 200 403 401
POST /desk/review/PORTS_ARRIVALS-9999/comment text=seen
                                                         404 404 404 404 404 404 404 404 404 403 303
POST /desk/review/PORTS_ARRIVALS-0001/reopen reason=x&dim-ISLE=XM-L
                                                         403 403 404 404 303 403 403 403 403 403 303
POST /desk/review/PORTS_ARRIVALS-0001/reopen reason=again&dim-ISLE=XM-L
                                                         403 403 404 404 409 403 403 403 403 403 303
POST /desk/review/PORTS_ARRIVALS-0002/reopen reason=x&dim-ISLE=XM-L
                                                         403 403 404 404 409 403 403 403 403 403 303
POST /desk/review/PORTS_ARRIVALS-0002/decide decision=accept&reason=x&expected=zz
                                                         403 403 404 404 422 403 403 403 403 403 303
POST /desk/review/PORTS_ARRIVALS-0002/decide decision=accept&reason=x&expected=checked
                                                         403 403 404 404 303 403 403 403 403 403 303
POST /desk/review/PORTS_ARRIVALS-0002/decide decision=return&reason=x&expected=checked
                                                         403 403 404 404 409 403 403 403 403 403 303
POST /desk/review/PORTS_ARRIVALS-9999/decide decision=return&reason=x&expected=checked
                                                         404 404 404 404 404 404 404 404 404 403 303
POST /desk/review/PORTS_ARRIVALS-0002/nothing x=x        404 404 404 404 404 404 404 404 404 404 303
POST /api/v1/reviews/PORTS_ARRIVALS-0003/decision {\"decision\":\"accept\",\"expected\":\"checked\"}
                                                         403 403 403 403 409 403 403 403 403 403 401
POST /api/v1/reviews/PORTS_ARRIVALS-0003/decision {\"decision\":\"accept\",\"expected\":\"zz\"}
                                                         403 403 403 403 422 403 403 403 403 403 401
POST /desk/studies/HIMS/estimate?statistic=count&by=sex name=x
                                                         403 403 403 403 303 303 303 403 403 403 303
POST /desk/studies/HIMS/estimate?statistic=count&by=sex name=
                                                         403 403 403 403 400 400 400 403 403 403 303
POST /desk/studies/NONE/estimate name=x                  403 403 403 403 404 404 404 403 403 403 303
GET /desk/studies/HIMS/plans/1/plan.toml                 403 403 403 403 200 200 200 403 403 403 303
GET /desk/studies/HIMS/plans/9/plan.toml                 403 403 403 403 404 404 404 403 403 403 303
POST /desk/studies/HIMS/plans/1/remove x=x               403 403 403 403 303 404 404 403 403 403 303
POST /desk/studies/HIMS/plans/9/remove x=x               403 403 403 403 404 404 404 403 403 403 303
POST /desk/studies/HIMS/plans/a/remove x=x               404 404 404 404 404 404 404 404 404 404 303
GET /desk/studies/HIMS/plans/1/plan.toml                 403 403 403 403 404 404 404 403 403 403 303
POST /desk/contradictions/scan x=x                       403 403 403 403 303 303 303 403 403 403 303
POST /desk/contradictions/discuss id=none&text=x         404 404 404 404 404 404 404 403 403 403 303
POST /desk/contradictions/settle id=none&state=open      403 403 403 403 404 404 404 403 403 403 303
POST /desk/committee held_on=2025-05-05&title_ar=a&title_fr=a&title_en=a&attending=PORTS
                                                         403 403 403 403 403 403 403 303 403 403 303
POST /desk/committee/meetings/M-0001 title_ar=a&title_fr=a&title_en=a&attending=PORTS&minutes=a
                                                         403 403 403 403 403 403 403 303 403 403 303
POST /desk/committee/meetings/M-0009 title_ar=a&title_fr=a&title_en=a
                                                         403 403 403 403 403 403 403 404 403 403 303
POST /desk/committee/items meeting=M-0001&kind=action&text_ar=a&text_fr=a&text_en=a&owner=PORTS&due=2025-12-01
                                                         403 403 403 403 403 403 403 303 403 403 303
POST /desk/committee/items/A-00001 state=done&note=x&due=
                                                         303 409 404 404 403 403 403 303 403 403 303
POST /desk/committee/items/A-00009 state=done&note=x&due=
                                                         404 404 404 404 403 403 403 404 403 403 303
PARTS /desk/agreements/PORTS_ARRIVALS/versions frequency=Q&due_days=10&counting=working&roll=next&valid_from=2025-07-01&valid_until=&party=OBS&party=PORTS&contact_account=&note=a&definitions_ar=a&definitions_fr=a&definitions_en=a&legal_basis_ar=a&legal_basis_fr=a&legal_basis_en=a&contact_ar=a&contact_fr=a&contact_en=a
                                                         403 403 403 403 403 403 403 303 403 403 303
POST /desk/agreements/PORTS_ARRIVALS/sign number=1       403 303 403 403 403 403 403 403 403 403 303
POST /desk/agreements/PORTS_ARRIVALS/sign number=1       403 409 403 403 403 403 403 403 403 403 303
POST /desk/agreements/PORTS_ARRIVALS/sign number=9       403 404 403 403 403 403 403 403 403 403 303
GET /desk/agreements/PORTS_ARRIVALS/text/1               200 200 403 403 200 200 200 200 200 403 303
POST /desk/notices/read up_to=                           303 303 303 303 303 303 303 303 303 303 303
POST /desk/delegations to=nobody.x&from=2030-01-01&until=2030-01-09&reason=x
                                                         404 404 404 404 404 404 404 404 403 403 303
POST /desk/delegations/D-000009/end x=x                  404 404 404 404 404 404 404 404 403 403 303
POST /desk/stand-for away=nobody.x                       404 404 404 404 404 404 404 404 403 403 303
PARTS /desk/send/PORTS_ARRIVALS key=k-1                  303 403 404 403 403 403 403 403 403 403 303
PARTS /desk/send/NONE key=k-2                            404 403 404 403 403 403 403 403 403 403 303
POST /desk/send/PORTS_ARRIVALS/grid period=2025          422 403 404 403 403 403 403 403 403 403 303
POST /desk/send/PORTS_ARRIVALS/grid period=2025&do=add&new=XM-F&new=F
                                                         200 403 404 403 403 403 403 403 403 403 303
POST /desk/send/PORTS_ARRIVALS/grid period=2025&row=XM-F.F&value=1&status=&sure=yes
                                                         303 403 404 403 403 403 403 403 403 403 303
POST /api/v1/submissions?agreement=PORTS_ARRIVALS x      201 403 403 403 403 403 403 403 403 403 401
POST /api/v1/submissions?agreement=NONE x                404 403 404 403 403 403 403 403 403 403 401
POST /api/v1/submissions?upload=none x                   404 403 404 403 403 403 403 403 403 403 401
POST /api/v1/uploads                                     411 411 411 411 411 411 411 411 411 411 401
PATCH /api/v1/uploads/none x                             415 415 415 415 415 415 415 415 415 415 401
DELETE /api/v1/uploads/none                              404 403 404 403 403 403 403 403 403 403 401
POST /desk/me/contact email=&lang=fr                     401 401 401 401 401 401 401 401 401 401 303
POST /desk/me/mobile number=1&consent=yes                404 404 404 404 404 404 404 404 404 404 303
POST /desk/me/mobile/confirm code=000000                 422 422 422 422 422 422 422 422 422 422 303
POST /desk/me/mobile/kinds kind=sms-late                 303 303 303 303 303 303 303 303 303 303 303
POST /desk/me/mobile/remove x=x                          303 303 303 303 303 303 303 303 303 303 303
POST /desk/me/second-factor secret=MFRGGZDF&code=0       401 401 401 401 401 401 401 401 401 401 303
POST /desk/me/second-factor-off password=wrong           401 401 401 401 401 401 401 401 401 401 303
POST /desk/me/password old=wrong&new=a-much-longer-one&again=a-much-longer-one
                                                         401 401 401 401 401 401 401 401 401 401 303
POST /desk/me/tokens name=x&days=1&scope=read-board      200 200 200 200 200 200 200 200 200 403 303
POST /desk/me/tokens/none/revoke x=x                     404 404 404 404 404 404 404 404 404 403 303
DELETE /api/v1/tokens/none                               404 404 404 404 404 404 404 404 404 403 401
POST /desk/accounts account=new.x&email=new@marjan.example&role=head&provider=PORTS&name_ar=a&name_fr=a&name_en=a
                                                         403 403 403 403 403 403 403 403 403 200 303
POST /desk/accounts/new.x/invite x=x                     403 403 403 403 403 403 403 403 403 200 303
POST /desk/accounts/new.x/close x=x                      403 403 403 403 403 403 403 403 403 303 303
POST /desk/accounts/new.x/invite x=x                     403 403 403 403 403 403 403 403 403 409 303
POST /desk/accounts/new.x/open x=x                       403 403 403 403 403 403 403 403 403 303 303
POST /desk/accounts/nobody.x/close x=x                   403 403 403 403 403 403 403 403 403 404 303
POST /desk/accounts/administrator.x/close x=x            403 403 403 403 403 403 403 403 403 403 303
POST /desk/accounts/new.x/nothing x=x                    404 404 404 404 404 404 404 404 404 404 303
POST /desk/me/sessions/end x=x                           303 303 303 303 303 303 303 303 303 303 303
";

/// The ways in and out: `desk.rs` walks them.
const ELSEWHERE: [&str; 6] =
    ["/desk/sign-in", "/desk/sign-out", "/desk/code", "/desk/password", "/desk/link/{secret}", "/desk/reset"];

/// Where the addresses of the desk are written down.
const ROUTES: [&str; 9] = [
    include_str!("../../src/desk/account/mod.rs"),
    include_str!("../../src/desk/board/mod.rs"),
    include_str!("../../src/desk/calendar/mod.rs"),
    include_str!("../../src/desk/mapping/mod.rs"),
    include_str!("../../src/desk/memory/mod.rs"),
    include_str!("../../src/desk/publication/mod.rs"),
    include_str!("../../src/desk/review/mod.rs"),
    include_str!("../../src/desk/sending/mod.rs"),
    include_str!("../../src/desk/studies/mod.rs"),
];

/// A line of a table.
#[derive(Clone)]
struct Row {
    /// `GET`, or `PARTS` for a form with a file.
    method: String,
    path: String,
    body: String,
    statuses: Vec<u16>,
}

/// The lines of a table. The statuses may stand on the line after.
fn rows(table: &str) -> Vec<Row> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    let is_status = |word: &&&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut rows = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let head: Vec<&str> = words[at..].iter().take_while(|word| !is_status(word)).copied().collect();
        let statuses: Vec<u16> =
            words[at + head.len()..].iter().take_while(is_status).map(|word| word.parse().unwrap()).collect();
        assert_eq!(statuses.len(), VISITORS.len() + 1, "{head:?}");
        at += head.len() + statuses.len();
        let body = head.get(2).copied().unwrap_or_default().to_owned();
        rows.push(Row { method: head[0].to_owned(), path: head[1].to_owned(), body, statuses });
    }
    rows
}

/// Someone with a device: the cookie, and what their forms carry. Both are blank for nobody.
struct Visitor {
    name: &'static str,
    cookie: String,
    mark: String,
}

async fn visitors(portal: &Portal) -> Vec<Visitor> {
    let mut all = Vec::new();
    for (name, provider, role) in VISITORS {
        let cookie = signed_in(portal, (name, provider, role)).await;
        let mark = form_mark(portal, &cookie).await;
        all.push(Visitor { name, cookie, mark });
    }
    all.push(Visitor { name: "nobody", cookie: String::new(), mark: String::new() });
    all
}

/// A portal with a submission in each state, a release, a study, and everyone.
async fn scene() -> (Portal, Vec<Visitor>) {
    let portal = Portal::surveyed().await;
    portal.publish("DF_RESIDENTS", None).await;
    assert_eq!(waiting(&portal).await, "PORTS_ARRIVALS-0002");
    assert_eq!(misspelled(&portal).await, "PORTS_ARRIVALS-0003");
    let all = visitors(&portal).await;
    (portal, all)
}

/// Asks as a page of the portal would, in English.
async fn asked(portal: &Portal, visitor: &Visitor, row: &Row) -> Answer {
    let is_page = row.path.starts_with("/desk") || row.path.starts_with("/calendar");
    let path = if is_page { format!("/en{}", row.path) } else { row.path.clone() };
    let mut headers = vec![
        ("origin", "https://marjan.example"),
        ("sec-fetch-site", "same-origin"),
        ("cookie", visitor.cookie.as_str()),
    ];
    let (method, body) = match row.method.as_str() {
        "PARTS" => {
            headers.push(("content-type", "multipart/form-data; boundary=b0"));
            ("POST", parts(visitor, row))
        }
        "POST" if is_page => {
            headers.push(("content-type", "application/x-www-form-urlencoded"));
            ("POST", format!("csrf={}&{}", visitor.mark, row.body))
        }
        method => {
            headers.push(("x-marsad-form", visitor.mark.as_str()));
            (method, row.body.clone())
        }
    };
    portal.ask(Request::builder().method(method).uri(path), &headers, body).await
}

/// A form with a file, as a browser sends it.
fn parts(visitor: &Visitor, row: &Row) -> String {
    let own = [("csrf", visitor.mark.as_str())];
    let fields = own.into_iter().chain(row.body.split('&').filter_map(|field| field.split_once('=')));
    let part = |(name, value): (&str, &str)| {
        format!("--b0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let (name, file, content) = match row.path.rsplit('/').next() {
        Some("versions") => ("text", "a.pdf", "%PDF-1.7"),
        Some("attachments") => ("file", "a.pdf", "%PDF-1.7"),
        _ => ("file", "a.csv", "x"),
    };
    let file = format!(
        "--b0\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
         Content-Type: text/csv\r\n\r\n{content}\r\n--b0--\r\n"
    );
    fields.map(part).collect::<String>() + &file
}

/// The status, where a paper that cannot be drawn without a typeface counts as drawn.
fn status(answer: &Answer) -> u16 {
    if answer.status == 406 { 200 } else { answer.status }
}

/// Everybody asks everything in a table, line by line; gives what is answered otherwise than the table says.
async fn unlike(portal: &Portal, visitors: &[Visitor], table: &str) -> Vec<String> {
    let mut unlike = Vec::new();
    for row in rows(table) {
        for (visitor, expected) in visitors.iter().zip(&row.statuses) {
            let found = status(&asked(portal, visitor, &row).await);
            if found != *expected {
                unlike.push(format!("{} {} for {}: {found}, not {expected}", row.method, row.path, visitor.name));
            }
        }
    }
    unlike
}

#[tokio::test]
async fn what_is_read_is_answered_to_every_role_as_the_table_says() {
    let (portal, visitors) = scene().await;
    let found = unlike(&portal, &visitors, READING).await;
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn what_is_done_is_answered_to_every_role_as_the_table_says() {
    let (portal, visitors) = scene().await;
    let found = unlike(&portal, &visitors, DOING).await;
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn what_is_anothers_is_answered_as_what_does_not_exist() {
    const NOTHING: &str = "PORTS_ARRIVALS-9999";
    let (portal, visitors) = scene().await;
    let mut compared = 0;
    for theirs in rows(READING).into_iter().chain(rows(DOING)) {
        let Some(at) = theirs.path.find("PORTS_ARRIVALS-000") else { continue };
        let name = theirs.path[at..at + NOTHING.len()].to_owned();
        let nothing = Row { path: theirs.path.replace(&name, NOTHING), ..theirs.clone() };
        for visitor in OTHERS.map(|place| &visitors[place]) {
            let is = asked(&portal, visitor, &theirs).await;
            let is_not = asked(&portal, visitor, &nothing).await;
            assert!(matches!(is.status, 403 | 404), "{} for {}: {}", theirs.path, visitor.name, is.status);
            let told =
                |answer: &Answer, name: &str| (answer.status, answer.kind.clone(), answer.text.replace(name, ""));
            assert_eq!(told(&is, &name), told(&is_not, NOTHING), "{} for {}", theirs.path, visitor.name);
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared}");
}

/// The methods and paths that a part of the desk answers.
fn addresses(source: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for line in source.lines() {
        let Some((_, rest)) = line.split_once(".route(\"") else { continue };
        let (path, handlers) = rest.split_once('"').unwrap();
        let path = path.strip_prefix("/{lang}").unwrap_or(path);
        for (word, method) in [
            ("get", "GET"),
            ("post", "POST"),
            ("head", "HEAD"),
            ("patch", "PATCH"),
            ("delete", "DELETE"),
            ("options", "OPTIONS"),
        ] {
            if handlers.contains(&format!(" {word}(")) || handlers.contains(&format!(".{word}(")) {
                found.push((method, path.to_owned()));
            }
        }
    }
    found
}

/// Whether a path of a table is one of an address with names in braces.
fn is_at(path: &str, address: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (steps, named): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), address.split('/').collect());
    let is_step = |(step, name): (&&str, &&str)| name.starts_with('{') || step == name;
    steps.len() == named.len() && steps.iter().zip(&named).all(is_step)
}

#[test]
fn every_address_of_the_desk_stands_in_a_table() {
    let known: Vec<Row> = rows(READING).into_iter().chain(rows(DOING)).collect();
    let stands = |method: &str, address: &str| {
        let is_it = |row: &Row| row.method == method || (row.method == "PARTS" && method == "POST");
        known.iter().any(|row| is_it(row) && is_at(&row.path, address))
    };
    let all: Vec<(&str, String)> = ROUTES.iter().flat_map(|source| addresses(source)).collect();
    assert!(all.len() > 100, "{}", all.len());
    let missing: Vec<&(&str, String)> = all
        .iter()
        .filter(|(method, address)| !ELSEWHERE.contains(&address.as_str()) && !stands(method, address))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
